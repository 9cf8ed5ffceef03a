package org.minqing.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Invented sentences as people write them in reports and notes, in two languages, with somebody named in a known way or with
 * nobody. It knows nothing of how such places are found; the numbers are made by their own published rules.
 */
final class WrittenTexts {

    /** How somebody is named, if anybody is. */
    enum Named {
        TELEPHONE,
        IDENTITY,
        CARD,
        PLATE,
        NAME_BEHIND_A_WORD,
        NAME_ALONE,
        NOBODY
    }

    /** A text, and what of it tells who somebody is; empty where nothing does. */
    record Written(Named named, String text, String secret) {}

    private static final List<String> ZH_NAMES = List.of(
            "王小明", "李桂芳", "张伟", "刘洋", "陈秀英", "杨建国", "黄丽", "欧阳雪", "赵四海", "周婷", "吴国强", "林美玉", "郑凯", "谢春花", "甘露明", "卓越文",
            "荆大海", "麦家辉");
    private static final List<String> EN_NAMES = List.of(
            "John Miller",
            "Maria Lopez",
            "Peter O'Neill",
            "Anna Schmidt",
            "David Chen",
            "Ruth Abrams",
            "Tom de Vries",
            "Grace Kelly-Moore");
    private static final List<String> ZH_PLACES =
            List.of("东街口", "菜市场后门", "小学门口", "3号楼2单元", "村委会旁", "码头边", "人民路与解放路交叉口");
    private static final List<String> EN_PLACES = List.of(
            "the corner of Main Street",
            "12 Beacon Street",
            "Franklin Park",
            "the bus stop",
            "Dudley Square",
            "the school gate");
    private static final String PROVINCES = "粤闽浙苏沪京川湘鲁豫";

    private final Random random;

    WrittenTexts(long seed) {
        this.random = new Random(seed);
    }

    List<Written> of(Named named, int many) {
        var written = new ArrayList<Written>();
        for (var one = 0; one < many; one++) {
            written.add(one % 2 == 0 ? chinese(named) : english(named));
        }
        return written;
    }

    private Written chinese(Named named) {
        var place = any(ZH_PLACES);
        var secret = secret(named, true);
        var text = switch (named) {
            case TELEPHONE ->
                any(List.of(
                        place + "有人乱倒垃圾，联系他" + secret + "就知道了。",
                        "房东电话" + secret + "，一直没人接，" + place + "漏水。",
                        place + "井盖坏了。是隔壁店的，手机：" + secret,
                        "请打" + secret + "问" + place + "施工队"));
            case IDENTITY ->
                any(List.of("对方身份证" + secret + "，在" + place + "摆摊。", place + "租客身份证号：" + secret + "，未登记。"));
            case CARD -> any(List.of("他让我把押金转到" + secret + "，地点" + place + "。", place + "收费的卡号是" + secret + "（农行）。"));
            case PLATE -> any(List.of(place + "消防通道停了一辆" + secret + "，挡了一天。", "车牌" + secret + "，在" + place + "鸣笛扰民。"));
            case NAME_BEHIND_A_WORD ->
                any(List.of(
                        "在" + place + "乱搭棚的人名叫" + secret + "。",
                        "户主姓名：" + secret + "，" + place + "，多次劝说无效。",
                        secret + "的电话打不通，" + place + "积水没人管。",
                        "听说那家房东叫" + secret + "，住" + place + "。"));
            case NAME_ALONE -> any(List.of(secret + "昨天又在" + place + "倒垃圾。", place + "的棚子是" + secret + "搭的，请处理。"));
            case NOBODY -> nobodyInChinese(place);
        };
        return new Written(named, text, secret);
    }

    private String nobodyInChinese(String place) {
        return any(List.of(
                place + "路灯不亮，灯杆编号" + digits(12) + "。",
                place + "积水约" + (10 + random.nextInt(60)) + "厘米，" + time() + "开始，已有" + (2 + random.nextInt(9)) + "小时。",
                "案件编号202" + random.nextInt(10) + "1129-" + digits(4) + "，" + place + "尚未修好。",
                place + "井盖编号" + digits(8) + "破损，长" + (20 + random.nextInt(60)) + "厘米。",
                "收费单号" + digits(16) + "，金额" + (100 + random.nextInt(9000)) + "元，在" + place + "。",
                place + "工地夜间施工到" + time() + "，噪声" + (60 + random.nextInt(30)) + "分贝。",
                "文号示例令〔2026〕" + (1 + random.nextInt(90)) + "号要求的围挡，" + place + "没有设。",
                "坐标115." + digits(7) + "，22." + digits(7) + "，" + place + "电线下垂。",
                place + "下水道堵了，王阿姨和邻居都闻到臭味，叫人来修也没来。",
                "水表号" + digits(10) + "，读数" + digits(5) + "，" + place + "爆管。",
                "请马上叫路政来，" + place + "路面塌陷，宽" + (1 + random.nextInt(4)) + "." + random.nextInt(9) + "米。",
                "2026-11-" + (10 + random.nextInt(19)) + " " + time() + "，" + place + "有烟味，拨打了12345和119。"));
    }

    private Written english(Named named) {
        var place = any(EN_PLACES);
        var secret = secret(named, false);
        var text = switch (named) {
            case TELEPHONE ->
                any(List.of(
                        "Somebody dumps waste at " + place + ", call him at " + secret + ".",
                        "The landlord's number is " + secret + "; water leaks at " + place + ".",
                        "Contractor blocking " + place + " - tel " + secret));
            case IDENTITY ->
                any(List.of(
                        "His social security number is " + secret + ", he sells at " + place + ".",
                        "ID " + secret + ", no permit, at " + place + "."));
            case CARD ->
                any(List.of(
                        "She asked me to pay to card " + secret + " at " + place + ".",
                        "Card number " + secret + " was used, " + place));
            case PLATE ->
                any(List.of(
                        "A van has blocked " + place + " all day, plate " + secret + ".",
                        "Car with license plate number " + secret + " parked at " + place));
            case NAME_BEHIND_A_WORD ->
                any(List.of(
                        "The man who built it at " + place + " is named " + secret + ".",
                        "My neighbor " + secret + " throws waste at " + place + ".",
                        secret + "'s car blocks " + place + ".",
                        "Mr. " + secret.substring(secret.lastIndexOf(' ') + 1) + " burns waste at " + place + "."));
            case NAME_ALONE ->
                any(List.of(
                        secret + " was here again and dumped waste at " + place + ".",
                        "It was " + secret + " at " + place + "."));
            case NOBODY -> nobodyInEnglish(place);
        };
        return new Written(named, text, text.contains(secret) ? secret : secret.substring(secret.lastIndexOf(' ') + 1));
    }

    private String nobodyInEnglish(String place) {
        return any(List.of(
                "Street light " + digits(8) + " is out at " + place + ".",
                "Pothole at " + place + ", about " + (2 + random.nextInt(20)) + " inches deep, since " + time() + ".",
                "Case 101" + digits(9) + " is not done, " + place + ".",
                "Hydrant no. " + digits(5) + " leaks at " + place + " near Jamaica Plain.",
                "The bus on route " + (1 + random.nextInt(90)) + " splashes people at " + place + ".",
                "Noise of " + (60 + random.nextInt(30)) + " dB until " + time() + " at " + place + " on 11/"
                        + (10 + random.nextInt(19)) + "/2026.",
                "The owner of the lot at " + place + " does not cut the grass.",
                "Permit " + digits(4) + "-" + digits(6) + " hangs at the fence of " + place + ".",
                "Meter " + digits(16) + " at " + place + " reads " + digits(5) + ".",
                "I called 311 and 911 about the tree named Great Elm at " + place + ".",
                "Zip code 02" + digits(3) + "-" + digits(4) + ", trash at " + place + "."));
    }

    private String secret(Named named, boolean chinese) {
        return switch (named) {
            case TELEPHONE -> chinese ? chineseTelephone() : americanTelephone();
            case IDENTITY ->
                chinese
                        ? identity()
                        : (100 + random.nextInt(500)) + "-" + (10 + random.nextInt(89)) + "-"
                                + (1000 + random.nextInt(8999));
            case CARD -> card();
            case PLATE -> chinese ? chinesePlate() : (100 + random.nextInt(899)) + " " + letters(3);
            case NAME_BEHIND_A_WORD, NAME_ALONE -> any(chinese ? ZH_NAMES : EN_NAMES);
            case NOBODY -> "";
        };
    }

    private String chineseTelephone() {
        var mobile = "1" + (3 + random.nextInt(7)) + digits(9);
        return any(List.of(
                mobile,
                mobile.substring(0, 3) + "-" + mobile.substring(3, 7) + "-" + mobile.substring(7),
                mobile.substring(0, 3) + " " + mobile.substring(3, 7) + " " + mobile.substring(7),
                "+86 " + mobile,
                "0660-" + (2 + random.nextInt(7)) + digits(6),
                wide(mobile)));
    }

    private String americanTelephone() {
        var area = "" + (2 + random.nextInt(8)) + digits(2);
        var rest = digits(3) + "-" + digits(4);
        return any(List.of(
                area + "-" + rest,
                "(" + area + ") " + rest,
                "+1 " + area + "-" + rest,
                (area + "-" + rest).replace('-', '.')));
    }

    /** GB 11643: weights are powers of two modulo eleven. */
    private String identity() {
        var body = "4415" + (20 + random.nextInt(4)) + (1940 + random.nextInt(70)) + two(1 + random.nextInt(12))
                + two(1 + random.nextInt(28)) + digits(3);
        var sum = 0;
        for (var place = 0; place < 17; place++) {
            sum += (body.charAt(place) - '0') * ((1 << (17 - place)) % 11);
        }
        var check = (12 - sum % 11) % 11;
        var whole = body + (check == 10 ? "X" : String.valueOf(check));
        return random.nextInt(4) == 0
                ? whole.substring(0, 6) + " " + whole.substring(6, 14) + " " + whole.substring(14)
                : whole;
    }

    /** ISO/IEC 7812: the digits, every second one doubled and added up, make a multiple of ten. */
    private String card() {
        var body = any(List.of("62284800", "62220210", "45563920", "52184000")) + digits(random.nextBoolean() ? 10 : 7);
        var sum = 0;
        for (var place = body.length() - 1; place >= 0; place--) {
            var digit = body.charAt(place) - '0';
            sum += (body.length() - place) % 2 == 1 ? (2 * digit) / 10 + (2 * digit) % 10 : digit;
        }
        var whole = body + (10 - sum % 10) % 10;
        return random.nextBoolean() ? whole : whole.replaceAll("(.{4})(?=.)", "$1 ");
    }

    private String chinesePlate() {
        var head =
                any(List.of(PROVINCES.split(""))) + letters(1).replace('I', 'A').replaceAll("[J-Z]", "B");
        return head + any(List.of("", "·")) + (random.nextInt(5) == 0 ? "D" + digits(5) : digits(4) + "K");
    }

    private static String wide(String digits) {
        var wide = new StringBuilder();
        digits.chars().forEach(digit -> wide.append((char) (digit - '0' + '０')));
        return wide.toString();
    }

    private String letters(int many) {
        var letters = new StringBuilder();
        for (var one = 0; one < many; one++) {
            letters.append("ABCDEFGHKLMNPRSTVXYZ".charAt(random.nextInt(20)));
        }
        return letters.toString();
    }

    private String digits(int many) {
        var digits = new StringBuilder();
        for (var one = 0; one < many; one++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }

    private String time() {
        return two(random.nextInt(24)) + ":" + two(random.nextInt(60));
    }

    private <T> T any(List<T> several) {
        return several.get(random.nextInt(several.size()));
    }
}
