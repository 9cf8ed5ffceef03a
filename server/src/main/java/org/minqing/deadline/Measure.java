package org.minqing.deadline;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/**
 * What a clock counts: a number that never falls as time goes on. What is counted from one second to another is the
 * difference, so that parts add up to the whole exactly.
 */
sealed interface Measure {

    /** A day of any kind is worth this much. */
    long DAY = 86_400;

    /** How much had been counted by a second. */
    long at(long second);

    /** The first second by which so much has been counted. */
    long reaches(long amount);

    /** Whether days of rest count nothing, so that an explanation has to tell them apart. */
    boolean rests();

    /** Seconds as they pass. */
    record Elapsed() implements Measure {
        @Override
        public long at(long second) {
            return second;
        }

        @Override
        public long reaches(long amount) {
            return amount;
        }

        @Override
        public boolean rests() {
            return false;
        }
    }

    /**
     * The clock on the wall, on which every day has 24 hours: an hour that is skipped counts when the clocks change, an hour
     * that comes twice counts once.
     */
    record OnTheWall(ZoneRules rules) implements Measure {
        @Override
        public long at(long second) {
            var instant = Instant.ofEpochSecond(second);
            var shown = second + rules.getOffset(instant).getTotalSeconds();
            if (rules.isFixedOffset()) {
                return shown;
            }
            var change = rules.previousTransition(instant.plusSeconds(1));
            return change == null
                    ? shown
                    : Math.max(
                            shown,
                            change.toEpochSecond() + change.getOffsetBefore().getTotalSeconds());
        }

        @Override
        public long reaches(long amount) {
            var shown = LocalDateTime.ofEpochSecond(amount, 0, ZoneOffset.UTC);
            var change = rules.getTransition(shown);
            if (change != null && change.isGap()) {
                return change.toEpochSecond();
            }
            return amount - rules.getOffset(shown).getTotalSeconds();
        }

        @Override
        public boolean rests() {
            return false;
        }
    }

    /** Seconds within office hours. */
    record WorkingTime(WorkCalendar calendar) implements Measure {
        @Override
        public long at(long second) {
            return calendar.workedBefore(second);
        }

        @Override
        public long reaches(long amount) {
            return calendar.whenWorked(amount);
        }

        @Override
        public boolean rests() {
            return true;
        }
    }

    /** Working days, each worth a day however long it is. */
    record WorkingDays(WorkCalendar calendar) implements Measure {
        @Override
        public long at(long second) {
            return calendar.workdaysBefore(second);
        }

        @Override
        public long reaches(long amount) {
            return calendar.whenWorkdays(amount);
        }

        @Override
        public boolean rests() {
            return true;
        }
    }
}
