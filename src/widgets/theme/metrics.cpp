// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/theme/metrics.h"

#include <QApplication>
#include <QFontDatabase>

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

} // namespace

QFont font(Type type)
{
    const QFont body = QApplication::font();
    QFont font = type == Type::Mono ? QFontDatabase::systemFont(QFontDatabase::FixedFont) : body;
    font.setPointSizeF(body.pointSizeF() * sizeRatio(type));
    if (type == Type::Title || type == Type::Heading)
        font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace widgets::theme
