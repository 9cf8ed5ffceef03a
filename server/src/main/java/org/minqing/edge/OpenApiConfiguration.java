package org.minqing.edge;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.UUIDSchema;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.CommandId;
import org.minqing.kernel.PostId;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;

/** The contract as a machine reads it, at {@code /api/v1/openapi.json}. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    OpenApiConfiguration() {
        var words = SpringDocUtils.getConfig();
        words.addRequestWrapperToIgnore(Actor.class);
        words.replaceWithSchema(
                AreaCode.class, new IntegerSchema().format("int64").description("15 digits"));
        words.addSimpleTypesForParameterObject(AreaCode.class);
        for (var id : List.of(AccountId.class, CaseId.class, CommandId.class, PostId.class, UUID.class)) {
            words.replaceWithSchema(id, new UUIDSchema());
        }
    }

    @Bean
    OpenAPI contract() {
        return new OpenAPI()
                .info(new Info()
                        .title("Minqing")
                        .version("1")
                        .description("The working system of a city's grassroots government")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
    }

    /** What an address may ask is a code; words have a header. */
    @Bean
    GlobalOperationCustomizer wordsInAHeader() {
        return (Operation operation, HandlerMethod method) -> {
            Optional.ofNullable(operation.getParameters()).orElse(List.of()).stream()
                    .filter(parameter -> SearchWords.PARAMETER.equals(parameter.getName()))
                    .forEach(parameter ->
                            parameter.description("The number or id of a case. Words are sent percent-encoded in "
                                    + SearchWords.HEADER
                                    + " instead, so that they stand in no address"));
            return operation;
        };
    }

    /** Stable whatever else is added: the controller's noun and the method's verb. */
    @Bean
    GlobalOperationCustomizer stableOperationIds() {
        return (Operation operation, HandlerMethod method) -> {
            var noun = method.getBeanType().getSimpleName().replace("Controller", "");
            return operation.operationId(noun + "." + method.getMethod().getName());
        };
    }
}
