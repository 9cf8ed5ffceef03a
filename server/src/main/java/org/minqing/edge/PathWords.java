package org.minqing.edge;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.minqing.access.session.CurrentActor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.CommandId;
import org.minqing.kernel.PostId;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * How words in a path or a query become ids, and how a controller is told who acts. Ids have one form only, so that nobody
 * reaches a thing under two addresses.
 */
@Configuration(proxyBeanMethods = false)
class PathWords implements WebMvcConfigurer {

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern CODE_FORM = Pattern.compile("[1-9][0-9]{14}");

    private final CurrentActor currentActor;

    PathWords(CurrentActor currentActor) {
        this.currentActor = currentActor;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(currentActor);
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, UUID.class, PathWords::uuid);
        registry.addConverter(String.class, CaseId.class, text -> new CaseId(uuid(text)));
        registry.addConverter(String.class, CommandId.class, text -> new CommandId(uuid(text)));
        registry.addConverter(String.class, PostId.class, text -> new PostId(uuid(text)));
        registry.addConverter(String.class, AreaCode.class, (Converter<String, AreaCode>) PathWords::area);
    }

    private static UUID uuid(String text) {
        if (!UUID_FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("Not the form of an id");
        }
        return UUID.fromString(text);
    }

    private static AreaCode area(String text) {
        if (!CODE_FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("Not the form of an area code");
        }
        return new AreaCode(Long.parseLong(text));
    }
}
