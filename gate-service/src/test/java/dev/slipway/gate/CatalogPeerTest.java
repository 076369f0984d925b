package dev.slipway.gate;

import dev.slipway.testkit.peer.CatalogPeerContract;

class CatalogPeerTest extends CatalogPeerContract {}
