package dev.slipway.local.dns;

import java.io.IOException;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** RFC 2136 §3: one update after the other, each as a whole. Who sent it has been checked before. */
final class Updates {
    private final Zones zones;

    Updates(Zones zones) {
        this.zones = zones;
    }

    /** The code to answer with. On NOERROR the change is on disk. */
    int process(Message update) throws IOException {
        synchronized (zones) {
            var zoneSection = update.getSection(Section.ZONE);
            if (zoneSection.size() != 1 || zoneSection.getFirst().getType() != Type.SOA) {
                return Rcode.FORMERR;
            }
            var zone = zones.exactly(zoneSection.getFirst().getName());
            if (zone.isEmpty() || zoneSection.getFirst().getDClass() != DClass.IN) {
                return Rcode.NOTAUTH;
            }
            try {
                Prerequisites.check(zone.get(), update.getSection(Section.PREREQ));
                var changed = Changes.apply(zone.get(), update.getSection(Section.UPDATE));
                if (changed != zone.get()) {
                    zones.replace(zone.get(), changed);
                }
                return Rcode.NOERROR;
            } catch (UpdateRefused refused) {
                return refused.rcode();
            }
        }
    }
}
