// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/connections/connection_record.h"

#include <QCoreApplication>

namespace models {

namespace {

class ConnectionTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::ConnectionTexts)
};

} // namespace

QString colorText(ConnectionColor color)
{
    switch (color) {
    case ConnectionColor::Grey:
        return ConnectionTexts::tr("Grey", "colour");
    case ConnectionColor::Blue:
        return ConnectionTexts::tr("Blue", "colour");
    case ConnectionColor::Teal:
        return ConnectionTexts::tr("Teal", "colour");
    case ConnectionColor::Green:
        return ConnectionTexts::tr("Green", "colour");
    case ConnectionColor::Orange:
        return ConnectionTexts::tr("Orange", "colour");
    case ConnectionColor::Red:
        return ConnectionTexts::tr("Red", "colour");
    case ConnectionColor::Purple:
        return ConnectionTexts::tr("Purple", "colour");
    }
    return {};
}

QString colorWord(ConnectionColor color)
{
    switch (color) {
    case ConnectionColor::Grey:
        return QStringLiteral("grey");
    case ConnectionColor::Blue:
        return QStringLiteral("blue");
    case ConnectionColor::Teal:
        return QStringLiteral("teal");
    case ConnectionColor::Green:
        return QStringLiteral("green");
    case ConnectionColor::Orange:
        return QStringLiteral("orange");
    case ConnectionColor::Red:
        return QStringLiteral("red");
    case ConnectionColor::Purple:
        return QStringLiteral("purple");
    }
    return {};
}

ConnectionColor colorFromWord(QStringView word)
{
    for (const ConnectionColor color : allConnectionColors)
        if (colorWord(color) == word)
            return color;
    return ConnectionColor::Grey;
}

} // namespace models
