package org.minqing.leads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.minqing.area.CityFolders;
import org.minqing.area.Faults;

/** Lists of invented rows in a folder of their own, and the router of the shipped city that has forms for them. */
record Lists(Path folder) {

    static final Router ROUTER =
            Router.of(CityFolders.open("shanwei"), new Faults()).orElseThrow();

    static final String HEALTH = "lead_no,subject,phone,address,kind,exposed_on,received_at\n";
    static final String POLICE = "线索编号,对象,电话,县区,镇街,村居,详细地址,类别,暴露日期,接收时间\n";
    static final String DATA_OFFICE = "id,name,tel,lon,lat,addr,type,date,time\n";

    Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The route of one row of the health department's form, with this address. */
    Placement address(String address) {
        return only(write("health.csv", HEALTH + "1,示例甲,,\"" + address + "\",,,\n"));
    }

    /** The route of one row of the police's form: county, town, village, the rest. */
    Placement cells(String county, String town, String village, String more) {
        var row = String.join(",", "1", "示例甲", "", county, town, village, more, "", "", "");
        return only(write("police.csv", POLICE + row + "\n"));
    }

    /** The route of one row of the data office's form. */
    Placement point(String lon, String lat, String address) {
        var row = String.join(",", "1", "示例甲", "", lon, lat, address, "", "", "");
        return only(write("data-office.csv", DATA_OFFICE + row + "\n"));
    }

    List<Route> route(Path... files) {
        return ROUTER.route(List.of(files), List.of(), new Faults()).routes();
    }

    Placement only(Path file) {
        var routes = route(file);
        if (routes.size() == 1 && routes.getFirst() instanceof Route.Placed placed) {
            return placed.placement();
        }
        throw new IllegalStateException("Not one placed row: " + routes);
    }
}
