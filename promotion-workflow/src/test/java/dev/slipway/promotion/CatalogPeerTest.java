package dev.slipway.promotion;

import dev.slipway.testkit.peer.CatalogPeerContract;

class CatalogPeerTest extends CatalogPeerContract {}
