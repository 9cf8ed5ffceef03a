package org.minqing.area;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small invented city in a folder of its own: two towns side by side in one county, three villages. */
record SmallCity(Path folder) {

    @SuppressWarnings("LongMethod") // The files of a city, written out.
    static SmallCity in(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("boundaries"));
        Files.writeString(folder.resolve("city.yaml"), """
                id: small
                names: {en: Small, zh: 小城}
                zone: Asia/Shanghai
                languages: [zh, en]
                datum: WGS84
                valid-from: "2023-01-01"
                levels:
                  - {id: county, kind: administrative, digits: 4, names: {zh: 县, en: County}}
                  - {id: town, kind: administrative, digits: 7, names: {zh: 镇, en: Town}}
                  - {id: village, kind: administrative, digits: 10, names: {zh: 村, en: Village}}
                divisions: [divisions.csv]
                grids:
                  file: grids.csv
                  layers:
                    - {id: large, over: town, names: {zh: 大, en: Large}}
                    - {id: small, over: village, each: true, names: {zh: 小, en: Small}}
                boundaries:
                  town: boundaries/town.geojson
                map:
                  attribution: {zh: 示例, en: sample}
                expect:
                  levels: {county: 1, town: 2, village: 3}
                  grids: {large: 1, small: 3}
                """);
        Files.writeString(folder.resolve("divisions.csv"), """
                code,level,parent,name,run_by,valid_from,valid_to
                9901,county,,Small county,,,
                9901010,town,,West town,,,
                9901020,town,,East town,,,
                9901010001,village,,Hill,,,
                9901010002,village,,Brook,,,
                9901020001,village,,Hill,,,
                """);
        Files.writeString(folder.resolve("grids.csv"), """
                layer,grid,area,name,note
                large,9901010,9901010,Both towns,
                large,9901010,9901020,Both towns,joined
                """);
        Files.writeString(folder.resolve("boundaries/town.geojson"), """
                {"type":"FeatureCollection","features":[
                {"type":"Feature","properties":{"code":"9901010"},"geometry":{"type":"Polygon","coordinates":[[[115,22],[115.1,22],[115.1,22.1],[115,22.1],[115,22]]]}},
                {"type":"Feature","properties":{"code":"9901020"},"geometry":{"type":"Polygon","coordinates":[[[115.1,22],[115.2,22],[115.2,22.1],[115.1,22.1],[115.1,22]]]}}
                ]}
                """);
        return new SmallCity(folder);
    }

    /** The ground as the files say it now. */
    Ground ground() {
        return CityFolder.open(folder, new Faults()).orElseThrow().ground(new Faults());
    }

    void replace(String file, String old, String with) throws IOException {
        var text = Files.readString(folder.resolve(file));
        if (!text.contains(old)) {
            throw new IllegalArgumentException("Nothing to replace: " + old);
        }
        write(file, text.replace(old, with));
    }

    void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    void dropEast() throws IOException {
        replace("divisions.csv", "9901020,town,,East town,,,\n", "");
        replace("divisions.csv", "9901020001,village,,Hill,,,\n", "");
        replace("grids.csv", "large,9901010,9901020,Both towns,joined\n", "");
    }
}
