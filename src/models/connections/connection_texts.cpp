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

} // namespace models
