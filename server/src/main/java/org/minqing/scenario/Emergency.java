package org.minqing.scenario;

import java.time.Period;

/**
 * What makes a scenario one of emergencies: its cases begin only while an order is in force.
 *
 * @param longest for how long after its decision an order may run; a renewal is a decision of another body
 * @param keep for how long content is kept after the order has ended, whatever its retention class says
 * @param then the action by time that ends the cases that are still open when the content goes
 */
public record Emergency(Period longest, Period keep, String then) {}
