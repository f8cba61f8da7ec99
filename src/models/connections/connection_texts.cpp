// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/connections/connection_texts.h"

#include <QCoreApplication>

namespace models {

namespace {

class ConnectionTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::ConnectionTexts)
};

} // namespace

QString colorText(operations::ConnectionColor color)
{
    using operations::ConnectionColor;
    switch (color) {
    case ConnectionColor::Gray:
        return ConnectionTexts::tr("Gray", "color");
    case ConnectionColor::Blue:
        return ConnectionTexts::tr("Blue", "color");
    case ConnectionColor::Teal:
        return ConnectionTexts::tr("Teal", "color");
    case ConnectionColor::Green:
        return ConnectionTexts::tr("Green", "color");
    case ConnectionColor::Orange:
        return ConnectionTexts::tr("Orange", "color");
    case ConnectionColor::Red:
        return ConnectionTexts::tr("Red", "color");
    case ConnectionColor::Purple:
        return ConnectionTexts::tr("Purple", "color");
    }
    return {};
}

} // namespace models
