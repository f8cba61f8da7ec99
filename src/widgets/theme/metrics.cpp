// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/theme/metrics.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>

namespace widgets::theme {

namespace {

/// To the size of the body.
qreal sizeRatio(Type type)
{
    switch (type) {
    case Type::Title:
        return 1.4;
    case Type::Heading:
        return 1.1;
    case Type::Caption:
        return 0.9;
    case Type::Body:
    case Type::Mono:
        break;
    }
    return 1;
}

/// Of letters without serifs, the likeliest to be installed first; empty if none is.
QString chineseFamily()
{
    const QStringList installed = QFontDatabase::families();
    for (const char* name : {"Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC",
             "Source Han Sans CN", "WenQuanYi Micro Hei"}) {
        if (installed.contains(QLatin1String(name)))
            return QLatin1String(name);
    }
    return {};
}

} // namespace

QFont withChineseLetters(const QFont& font)
{
    static const QString chinese = chineseFamily();
    const QString own = QFontInfo(font).family();
    if (chinese.isEmpty() || own == chinese)
        return font;
    QFont whole = font;
    whole.setFamilies({own, chinese});
    return whole;
}

QFont font(Type type)
{
    const QFont body = QApplication::font();
    QFont font = type == Type::Mono
        ? withChineseLetters(QFontDatabase::systemFont(QFontDatabase::FixedFont))
        : body;
    font.setPointSizeF(body.pointSizeF() * sizeRatio(type));
    if (type == Type::Title || type == Type::Heading)
        font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace widgets::theme
