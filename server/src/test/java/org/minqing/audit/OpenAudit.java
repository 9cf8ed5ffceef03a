package org.minqing.audit;

import java.util.List;
import javax.sql.DataSource;
import org.minqing.journal.Journal;
import org.minqing.kernel.PostId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The looks of one node over a database of a test. */
record OpenAudit(Looks looks, Stops stops, Journal journal) {

    static OpenAudit over(DataSource source, Journal journal, int most, PostId watching) {
        var transactions = new JdbcTransactionManager(source);
        var stops = new Stops(JdbcClient.create(source), transactions, journal, watchedBy(watching));
        var rules = new LookRules();
        rules.begin(new LookRules.Rules(most, 24));
        return new OpenAudit(new Looks(JdbcClient.create(source), transactions, rules, stops), stops, journal);
    }

    private static ObjectProvider<Overseers> watchedBy(PostId post) {
        var beans = new DefaultListableBeanFactory();
        beans.registerSingleton("overseers", (Overseers) looker -> List.of(post));
        return beans.getBeanProvider(Overseers.class);
    }
}
