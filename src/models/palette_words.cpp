// SPDX-License-Identifier: GPL-3.0-or-later
#include "palette_words.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace models {

namespace {

/// Shorter ones are the beginning of anything; a Chinese word is two letters.
constexpr qsizetype leastLatin = 3;

/// Other words for what the interface calls so. Names are those of the code, which a name is found
/// by in any language (PaletteEntries).
struct Meant {
    QStringView name;
    std::vector<QStringView> words;
};

std::span<const Meant> meantNames()
{
    static const std::array names{
        Meant{u"quit", {u"exit", u"leave", u"退出"}},
        Meant{u"roll back", {u"rollback", u"revert", u"undo deployment", u"回滚", u"回退"}},
        Meant{u"appearance",
            {u"theme", u"color", u"colour", u"dark mode", u"light mode", u"主题", u"外观",
                u"配色"}},
        Meant{u"dark", {u"night", u"black", u"深色", u"暗色", u"夜间"}},
        Meant{u"light", {u"bright", u"white", u"浅色", u"亮色"}},
        Meant{u"larger text",
            {u"bigger", u"zoom in", u"enlarge", u"increase", u"font", u"放大", u"字体", u"字号",
                u"文字"}},
        Meant{u"smaller text",
            {u"zoom out", u"shrink", u"decrease", u"font", u"缩小", u"字体", u"字号", u"文字"}},
        Meant{u"usual size", {u"zoom reset", u"font", u"字体", u"字号", u"文字"}},
        Meant{u"export",
            {u"csv", u"excel", u"spreadsheet", u"download", u"save", u"导出", u"下载", u"保存"}},
        Meant{u"print", {u"paper", u"report", u"打印", u"报告"}},
        Meant{u"pdf", {u"report", u"报告"}},
        Meant{u"user guide", {u"manual", u"documentation", u"docs", u"帮助", u"手册", u"文档"}},
        Meant{u"keyboard shortcuts", {u"hotkeys", u"key bindings", u"帮助", u"快捷键", u"键盘"}},
        Meant{u"about", {u"version", u"license", u"关于", u"版本"}},
        Meant{u"settings", {u"preferences", u"options", u"configuration", u"设置", u"选项"}},
        Meant{u"language", {u"translation", u"locale", u"语言"}},
        Meant{u"find", {u"search", u"查找", u"搜索"}},
        Meant{u"undo", {u"撤销"}},
        Meant{u"redo", {u"重做"}},
        Meant{u"copy", {u"clipboard", u"复制"}},
        Meant{u"refresh", {u"reload", u"update", u"刷新"}},
        Meant{u"pause", {u"stop", u"hold", u"halt", u"暂停", u"停止"}},
        Meant{u"resume", {u"continue", u"unpause", u"继续", u"恢复"}},
        Meant{u"abort", {u"cancel", u"stop", u"中止", u"取消", u"停止"}},
        Meant{u"retry", {u"again", u"rerun", u"重试"}},
        Meant{u"promote", {u"advance", u"skip", u"推进"}},
        Meant{u"restart", {u"reboot", u"重启"}},
        Meant{u"compare", {u"diff", u"比较", u"对比"}},
        Meant{u"connections", {u"server", u"cluster", u"kubernetes", u"连接", u"服务器", u"集群"}},
        Meant{u"address", {u"connect", u"url", u"连接", u"地址"}},
        Meant{u"open file", {u"load", u"打开", u"文件"}},
        Meant{u"new window", {u"新窗口", u"新建窗口"}},
        Meant{u"close tab", {u"关闭"}},
        Meant{u"reopen closed tab", {u"restore", u"重新打开"}},
        Meant{u"full screen", {u"fullscreen", u"maximize", u"全屏"}},
        Meant{u"UTC", {u"timezone", u"time zone", u"时区"}},
        Meant{u"command journal", {u"audit", u"命令记录"}},
        Meant{u"diagnostics", {u"debug", u"support", u"诊断"}},
        Meant{u"log", {u"日志"}},
        Meant{u"preview", {u"预览"}},
        Meant{u"demo", {u"example", u"sample", u"演示", u"示例"}},
        Meant{u"columns", {u"列"}},
    };
    return names;
}

} // namespace

void forNamesMeantBy(QStringView typed, const std::function<void(QStringView name)>& call)
{
    const bool isLatin =
        std::ranges::all_of(typed, [](QChar letter) { return letter.unicode() < 0x250; });
    const auto isMeant = [&](QStringView word) {
        return word.startsWith(typed, Qt::CaseInsensitive);
    };
    if (typed.isEmpty() || (isLatin && typed.size() < leastLatin))
        return;
    for (const Meant& each : meantNames()) {
        if (std::ranges::any_of(each.words, isMeant))
            call(each.name);
    }
}

} // namespace models
