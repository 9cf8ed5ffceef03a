package org.minqing.scenario;

/** What somebody can do with a task now, and what is asked with it. */
public record TaskOffer(Task task, TaskDeed deed, Form form) {}
