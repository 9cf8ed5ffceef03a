package org.minqing.exchange;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** What a program asks: in which form and language the answer is, and with what. */
record Question(Format format, Tongue tongue, Parameters parameters) {

    ResponseEntity<byte[]> answer(String root, Content content) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, format.contentType())
                .header(HttpHeaders.CONTENT_LANGUAGE, tongue.language())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(format.write(root, content));
    }
}
