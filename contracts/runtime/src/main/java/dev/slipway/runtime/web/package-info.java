/**
 * What every HTTP surface of a service has alike: problem documents (RFC 9457) for every error, bounded bodies, paging by
 * an opaque cursor, idempotency keys and the defaults of the OpenAPI document. It holds no noun of the domain.
 */
@NullMarked
package dev.slipway.runtime.web;

import org.jspecify.annotations.NullMarked;
