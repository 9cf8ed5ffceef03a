package org.minqing.edge;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.minqing.kernel.ProblemException;
import org.springframework.beans.BeanInstantiationException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpMethod;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.BindException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What a request that cannot be understood is answered with. */
final class RequestRefusals {

    private RequestRefusals() {}

    static Optional<Refusal> of(Exception exception) {
        return Optional.ofNullable(
                switch (exception) {
                    case ProblemException problem -> Refusal.of(problem);
                    case BodyTooLarge large -> Refusal.of(EdgeProblem.TOO_LARGE);
                    case MaxUploadSizeExceededException large -> Refusal.of(EdgeProblem.TOO_LARGE);
                    case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
                    case MethodArgumentTypeMismatchException wrong -> Refusal.ofField(wrong.getName(), "field.type");
                    case TypeMismatchException wrong -> Refusal.ofField(name(wrong), "field.type");
                    case BindException wrong -> unbound(wrong);
                    case BeanInstantiationException wrong
                    when wrong.getCause() instanceof IllegalArgumentException -> Refusal.of(EdgeProblem.FIELD_INVALID);
                    case MissingServletRequestParameterException missing ->
                        Refusal.ofField(missing.getParameterName(), "field.missing");
                    case MissingServletRequestPartException missing ->
                        Refusal.ofField(missing.getRequestPartName(), "field.missing");
                    case MissingRequestHeaderException missing ->
                        Refusal.ofField(missing.getHeaderName(), "field.missing");
                    case MissingRequestValueException missing -> Refusal.of(EdgeProblem.FIELD_INVALID);
                    case ServletRequestBindingException unbound -> Refusal.of(EdgeProblem.FIELD_INVALID);
                    case MultipartException broken -> Refusal.of(EdgeProblem.REQUEST_UNREADABLE);
                    case RequestRejectedException hostile -> Refusal.of(EdgeProblem.REQUEST_UNREADABLE);
                    case InvalidParameterException broken -> Refusal.of(EdgeProblem.REQUEST_UNREADABLE);
                    case BadRequestException broken -> Refusal.of(EdgeProblem.REQUEST_UNREADABLE);
                    case HttpRequestMethodNotSupportedException method -> method(method);
                    case HttpMediaTypeNotSupportedException media -> Refusal.of(EdgeProblem.MEDIA_TYPE_UNKNOWN);
                    case HttpMediaTypeNotAcceptableException media -> Refusal.of(EdgeProblem.ANSWER_NOT_ACCEPTABLE);
                    case NoHandlerFoundException unknown -> Refusal.of(EdgeProblem.ADDRESS_UNKNOWN);
                    case NoResourceFoundException unknown -> Refusal.of(EdgeProblem.ADDRESS_UNKNOWN);
                    default -> null;
                });
    }

    /** A question of several parts, one of which is of another kind than it should be. */
    private static Refusal unbound(BindException exception) {
        var field = exception.getFieldErrors().stream().findFirst();
        return field.map(wrong -> Refusal.ofField(wrong.getField(), "field.type"))
                .orElseGet(() -> Refusal.of(EdgeProblem.FIELD_INVALID));
    }

    private static Refusal unreadable(HttpMessageNotReadableException exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case BodyTooLarge large -> {
                    return Refusal.of(EdgeProblem.TOO_LARGE);
                }
                case StreamConstraintsException limit -> {
                    return Refusal.of(EdgeProblem.REQUEST_UNREADABLE);
                }
                case InputCoercionException tooWide -> {
                    return Refusal.ofField(pointer(tooWide), "field.type");
                }
                case UnrecognizedPropertyException unknown -> {
                    return Refusal.ofField(pointer(unknown), "field.unknown");
                }
                case DatabindException wrong -> {
                    return Refusal.ofField(pointer(wrong), "field.type");
                }
                default -> {}
            }
        }
        return Refusal.of(EdgeProblem.REQUEST_UNREADABLE);
    }

    /** Where in the body, as a JSON pointer. Names come from the caller and are cut. */
    private static String pointer(JacksonException exception) {
        return exception.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? Integer.toString(step.getIndex()) : step.getPropertyName())
                .map(name -> name.length() > 64 ? name.substring(0, 64) : name)
                .map(name -> "/" + name.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }

    private static String name(TypeMismatchException exception) {
        return Optional.ofNullable(exception.getPropertyName()).orElse("");
    }

    private static Refusal method(HttpRequestMethodNotSupportedException exception) {
        var supported = Optional.ofNullable(exception.getSupportedHttpMethods()).orElseGet(Set::of);
        var refusal = Refusal.of(EdgeProblem.METHOD_UNKNOWN);
        return supported.isEmpty()
                ? refusal
                : refusal.with(
                        "Allow",
                        supported.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", ")));
    }
}
