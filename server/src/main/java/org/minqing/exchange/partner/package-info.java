/**
 * Other systems of the city with which cases go to and fro, such as a hotline: they deliver by signed requests, and are told
 * through an outbox. Start at {@code Partner} and {@code Delivering}, then docs/exchange.md.
 */
@NamedInterface("partner")
@NullMarked
package org.minqing.exchange.partner;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
