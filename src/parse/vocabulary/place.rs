//! Place names (地名) of the prefecture level and above: what tells `贵港讯` (a place) from `阳光讯` (a paper).
//!
//! China's provinces and prefectures, without 省, 市, 州 behind them. County names are learnt from nothing: where only
//! a county's name could decide, the reader of a page leaves the question open.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Provinces, then prefectures by province.
const PLACES: &str = "北京 天津 上海 重庆 河北 山西 内蒙古 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 四川 贵州 云南 西藏 陕西 甘肃 \
青海 宁夏 新疆 台湾 香港 澳门 \
石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 雄安 太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁 \
呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 兴安 锡林郭勒 阿拉善 \
沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛 长春 四平 辽源 通化 白山 松原 白城 延边 \
哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 大兴安岭 \
南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 \
合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 巢湖 \
福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 平潭 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 \
济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 莱芜 临沂 德州 聊城 滨州 菏泽 \
郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 济源 \
武汉 黄石 十堰 宜昌 襄阳 襄樊 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 仙桃 潜江 天门 神农架 \
长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西 \
广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 \
南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左 海口 三亚 三沙 儋州 \
成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 阿坝 甘孜 凉山 \
贵阳 六盘水 遵义 安顺 毕节 铜仁 黔西南 黔东南 黔南 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 楚雄 红河 文山 西双版纳 大理 德宏 怒江 迪庆 \
拉萨 日喀则 昌都 林芝 山南 那曲 阿里 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 杨凌 \
兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 临夏 甘南 西宁 海东 海北 黄南 海南 果洛 玉树 海西 \
银川 石嘴山 吴忠 固原 中卫 乌鲁木齐 克拉玛依 吐鲁番 哈密 昌吉 博尔塔拉 巴音郭楞 阿克苏 克孜勒苏 喀什 和田 伊犁 塔城 阿勒泰 石河子 阿拉尔 \
台北 臺北 新北 桃園 桃园 高雄 台中 臺中 台南 臺南 新竹 基隆 宜蘭 宜兰 花蓮 花莲 台東 臺東 屏東 屏东 雲林 云林 彰化 南投 苗栗 嘉義 嘉义 澎湖 金門 金门 馬祖 \
澳門 臺灣 台灣 廣州 重慶 瀋陽 長春 哈爾濱 濟南 鄭州 武漢 長沙 南寧 貴陽 蘭州 西寧 銀川 烏魯木齊 福州 廈門 寧波 蘇州 \
八打灵再也 八打靈再也 莎阿南 梳邦再也 布城 雪邦 巴生 亚罗士打 亞羅士打 关丹 關丹 哥打峇鲁 哥打峇魯 瓜拉登嘉楼 瓜拉登嘉樓 诗巫 詩巫 美里 民都鲁 民都魯 山打根 斗湖 \
槟城 檳城 吉隆坡 新山 怡保 马六甲 馬六甲 亚庇 亞庇 古晋 古晉 新加坡 曼谷 清迈 清邁 河内 河內 金边 金邊 仰光 万象 雅加达 雅加達 马尼拉 馬尼拉 \
东京 東京 大阪 首尔 首爾 平壤 乌兰巴托 新德里 孟买 伊斯兰堡 喀布尔 德黑兰 巴格达 迪拜 开罗 開羅 耶路撒冷 安卡拉 莫斯科 基辅 基輔 伦敦 倫敦 巴黎 柏林 \
布鲁塞尔 日内瓦 日內瓦 罗马 羅馬 马德里 維也納 维也纳 雅典 华盛顿 華盛頓 纽约 紐約 洛杉矶 洛杉磯 旧金山 舊金山 渥太华 墨西哥城 巴西利亚 悉尼 堪培拉 惠灵顿 内罗毕 联合国";

static BY_NAME: LazyLock<HashSet<&'static str>> = LazyLock::new(|| PLACES.split(' ').filter(|place| !place.is_empty()).collect());

/// Whether the whole text is a province or prefecture, with or without 市, 省, 州 behind it.
pub(crate) fn is_known(text: &str) -> bool {
    let bare = text.strip_suffix(['市', '省']).unwrap_or(text);
    BY_NAME.contains(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefectures_are_known_and_papers_are_not() {
        for place in ["贵港", "九江市", "浙江省", "鄂尔多斯", "北京"] {
            assert!(is_known(place), "{place}");
        }
        for other in ["阳光", "海都", "", "市", "中原区"] {
            assert!(!is_known(other), "{other}");
        }
    }
}
