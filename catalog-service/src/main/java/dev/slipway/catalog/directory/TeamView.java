package dev.slipway.catalog.directory;

import java.util.List;

/** A team as it is shown: members and leads by their addresses. */
record TeamView(String name, List<String> members, List<String> leads) {}
