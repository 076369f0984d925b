package dev.slipway.dns;

import dev.slipway.testkit.peer.CatalogPeerContract;

class CatalogPeerTest extends CatalogPeerContract {}
