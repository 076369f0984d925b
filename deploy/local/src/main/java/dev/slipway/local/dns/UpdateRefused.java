package dev.slipway.local.dns;

/** An update that is answered with this code and changes nothing. */
final class UpdateRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final int rcode;

    UpdateRefused(int rcode) {
        super(org.xbill.DNS.Rcode.string(rcode), null, false, false);
        this.rcode = rcode;
    }

    int rcode() {
        return rcode;
    }
}
