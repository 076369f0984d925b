package dev.slipway.cost;

import dev.slipway.testkit.peer.CatalogPeerContract;

class CatalogPeerTest extends CatalogPeerContract {}
