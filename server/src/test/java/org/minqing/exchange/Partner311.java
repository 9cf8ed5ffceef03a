package org.minqing.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.minqing.TestServer;
import org.minqing.area.City;
import org.minqing.kernel.AreaCode;

/** A partner of the city with a key, what it reports, and what it is told when that is wrong. */
final class Partner311 {

    static final String GRID = "441521110220001";
    static final String SAID = "示例：村口第三盏路灯不亮，]]> & <b>";
    static final String PHONE = "000-0000-1234";

    private Partner311() {}

    /** Signed in once for all tests: passwords are slow on purpose. */
    static final class Administrator {
        static final TestServer.Client CLIENT = TestServer.shanwei().as("administrator");
    }

    static String key() {
        var body = Map.of("name", "示例平台", "source", "partner");
        return Administrator.CLIENT
                .post("/exchange/keys", body)
                .body()
                .at("/key")
                .asString();
    }

    static Map<String, String> report(String key) {
        var middle = TestServer.shanwei()
                .bean(City.class)
                .middle(new AreaCode(Long.parseLong(GRID)))
                .orElseThrow();
        var report = new LinkedHashMap<String, String>();
        report.put("api_key", key);
        report.put("jurisdiction_id", "shanwei");
        report.put("service_code", "street-light");
        report.put("lat", String.valueOf(middle.y()));
        report.put("long", String.valueOf(middle.x()));
        report.put("attribute[severity]", "ordinary");
        report.put("attribute[facility-number]", "示例-7");
        report.put("description", SAID);
        report.put("first_name", "示例人");
        report.put("phone", PHONE);
        report.put("device_id", "never kept");
        report.put("email", "");
        report.put("media_url", "https://example.org/a.jpg");
        return report;
    }

    static Map<String, String> with(Map<String, String> report, String name, String value) {
        report.put(name, value);
        return report;
    }

    static Map<String, String> without(Map<String, String> report, String name) {
        report.remove(name);
        return report;
    }

    static void refused(Open311Client.Answer answer, int status, String says) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.rows()).as(answer.text()).isNotEmpty().allSatisfy(error -> {
            assertThat(error).containsOnlyKeys("code", "description").containsEntry("code", String.valueOf(status));
            assertThat(String.valueOf(error.get("description"))).contains(says);
        });
    }
}
