package dev.slipway.runtime.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an operator may set about incoming requests.
 *
 * @param maxBody largest body on routes that declare no limit of their own
 */
@ConfigurationProperties("slipway.web")
record WebProperties(@DefaultValue("1MB") DataSize maxBody) {}
