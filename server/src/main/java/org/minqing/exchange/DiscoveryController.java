package org.minqing.exchange;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.minqing.access.SampleAccounts;
import org.minqing.area.City;
import org.minqing.kernel.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Tells other programs what there is, and where. */
@RestController
class DiscoveryController {

    /** How the specification names itself. */
    private static final String SPECIFICATION = "http://wiki.open311.org/GeoReport_v2";

    /** Where the extension for updates is written down. */
    private static final String UPDATES =
            "https://github.com/mysociety/fixmystreet/wiki/Open311-FMS---Proposed-differences-to-Open311";

    private final Services services;
    private final Wording wording;
    private final SampleAccounts samples;
    private final City city;

    DiscoveryController(Services services, Wording wording, SampleAccounts samples, City city) {
        this.services = services;
        this.wording = wording;
        this.samples = samples;
        this.city = city;
    }

    @GetMapping(Open311Errors.BASE + "discovery.{format}")
    ResponseEntity<byte[]> discover(@PathVariable String format, HttpServletRequest request) {
        var offers = services.offers();
        var form = Format.ending(format).orElseThrow(() -> new ProblemException(ExchangeProblem.FORMAT_UNKNOWN));
        var tongue = Tongue.of(request, city.languages());
        var changed = wording.time(
                offers.changed().atStartOfDay(ZoneId.of(city.zone())).toInstant());
        var url = ServletUriComponentsBuilder.fromContextPath(request)
                .path(Open311Errors.BASE + "v2")
                .toUriString();
        var endpoints = Stream.of(SPECIFICATION, UPDATES)
                .map(specification -> endpoint(specification, url, changed))
                .toList();
        var discovery = Content.Parts.of()
                .with("changeset", changed)
                .with("contact", tongue.of(offers.contact()))
                .with("key_service", tongue.of(offers.keyService()))
                .with("endpoints", new Content.Rows("endpoint", endpoints));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, form.contentType())
                .header(HttpHeaders.CONTENT_LANGUAGE, tongue.language())
                .body(form.write("discovery", discovery));
    }

    private Content endpoint(String specification, String url, String changed) {
        return Content.Parts.of()
                .with("specification", specification)
                .with("url", url)
                .with("changeset", changed)
                .with("type", samples.on() ? "test" : "production")
                .with(
                        "formats",
                        Content.Rows.of("format", List.of(Format.values()), one -> new Content.Value(one.type())));
    }
}
