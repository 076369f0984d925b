package dev.slipway.notifier;

import dev.slipway.testkit.peer.CatalogPeerContract;

class CatalogPeerTest extends CatalogPeerContract {}
