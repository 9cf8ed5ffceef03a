-- The same rule as before; the parts of the scope are read once for a statement and not once for each of its rows.
drop policy in_scope on casework.case_file;
create policy in_scope on casework.case_file for select to minqing_app
    using ((access.may_see_within(
                (select access.scope_ranges(current_setting('minqing.scope', true))),
                (select access.scope_account(current_setting('minqing.scope', true))),
                (select access.scope_posts(current_setting('minqing.scope', true))),
                (select access.scope_limited(current_setting('minqing.scope', true))),
                area_now, class, department, reporter, assignee)
            or access.asked(asked))
           and access.not_about_own(about, reporter));
