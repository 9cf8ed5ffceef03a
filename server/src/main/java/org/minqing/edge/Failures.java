package org.minqing.edge;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What failed outside every controller, such as in a filter or in the container itself, is answered in the same words. */
@Controller
class Failures implements ErrorController {

    private final ProblemMapper problems;

    Failures(ProblemMapper problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Exception exception) {
            problems.answer(exception, request, response);
            return;
        }
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        problems.write(Refusal.of(problem(status)), request, response);
    }

    static EdgeProblem problem(int status) {
        return switch (status) {
            case 404 -> EdgeProblem.ADDRESS_UNKNOWN;
            case 405 -> EdgeProblem.METHOD_UNKNOWN;
            case 406 -> EdgeProblem.ANSWER_NOT_ACCEPTABLE;
            case 413 -> EdgeProblem.TOO_LARGE;
            case 415 -> EdgeProblem.MEDIA_TYPE_UNKNOWN;
            case 429 -> EdgeProblem.SLOW_DOWN;
            case 503 -> EdgeProblem.STORE_AWAY;
            default -> status < 500 ? EdgeProblem.REQUEST_UNREADABLE : EdgeProblem.FAILED;
        };
    }
}
