package org.minqing.access.delegation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.minqing.journal.Journal;
import org.minqing.kernel.Actor;
import org.minqing.kernel.PostId;
import org.minqing.kernel.Purpose;
import org.springframework.stereotype.Component;

/** What happens to shares, as entries: each is a stream, which begins with the request where one was made. Words stand in none. */
@Component
class SharingEntries {

    private final Journal journal;

    SharingEntries(Journal journal) {
        this.journal = journal;
    }

    /** Those who may give it are told. */
    void asked(ShareRequest request, List<PostId> givers, Actor by, Instant now) {
        var told = told(request.said().purpose(), request.said().sight());
        told.put("asked", request.asked().toString());
        told.put("lapses", request.lapses().toString());
        told.put("post", request.asker().post().toString());
        told.put("tell", tell("share-asked", givers));
        told.put("to", request.receiver().toString());
        told.put("until", request.until().toString());
        journal.enter(request.id(), "share.asked", by, now, told);
    }

    /** It was refused or withdrawn; whoever asked is told of the former. */
    void ended(ShareRequest request, ShareRequest.Answer answer, Actor by) {
        var told = new TreeMap<String, Object>();
        told.put("post", answer.post().toString());
        answer.refusal().ifPresent(reason -> {
            told.put("reason", reason);
            told.put("tell", tell("share-refused", List.of(request.asker().post())));
        });
        var kind = answer.refusal().isPresent() ? "share.refused" : "share.request-withdrawn";
        journal.enter(request.id(), kind, by, answer.at(), told);
    }

    /** It was given, as an answer to whoever asked where somebody did. */
    void given(Share share, Optional<ShareRequest> asked, Actor by, Instant now) {
        var told = told(share.purpose(), share.sight());
        told.put("from", share.span().from().toString());
        told.put("post", share.giver().post().toString());
        told.put("to", share.receiver().toString());
        told.put("until", share.span().to().toString());
        asked.map(ShareRequest::asker)
                .ifPresent(asker -> told.put("tell", tell("share-granted", List.of(asker.post()))));
        journal.enter(share.id(), "share.given", by, now, told);
    }

    void withdrawn(Share share, Actor by, Instant now) {
        journal.enter(share.id(), "share.withdrawn", by, now, Map.of());
    }

    private static Map<String, Object> told(Purpose purpose, Share.Sight sight) {
        return new TreeMap<>(Map.of(
                "area", sight.area().toString(),
                "classes", sight.classes().stream().sorted().toList(),
                "export", sight.export(),
                "purpose", purpose.code(),
                "sight", sight.how().code()));
    }

    private static Map<String, Object> tell(String notice, List<PostId> posts) {
        return Map.of(
                "notice", notice, "posts", posts.stream().map(PostId::toString).toList());
    }
}
