// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/controls/clear_button.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QToolButton>

namespace widgets {

namespace {

struct ClearButton {
    Q_DECLARE_TR_FUNCTIONS(widgets::ClearButton)
};

} // namespace

void addClearButton(QLineEdit& field)
{
    const auto before = field.findChildren<QToolButton*>();
    field.setClearButtonEnabled(true);
    for (auto* button : field.findChildren<QToolButton*>())
        if (!before.contains(button))
            button->setAccessibleName(ClearButton::tr("Clear the search"));
}

} // namespace widgets
