// SPDX-License-Identifier: GPL-3.0-or-later
#include "name_question.h"

#include <QDialogButtonBox>
#include <QInputDialog>
#include <QLineEdit>
#include <QPushButton>

#include <utility>

namespace widgets {

namespace {

constexpr int lettersOfName = 40;

} // namespace

void askForName(QWidget& parent, const QString& title, const QString& label,
    std::function<void(const QString& name)> handle)
{
    auto* dialog = new QInputDialog(&parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(label);
    QObject::connect(dialog, &QInputDialog::textValueSelected, &parent,
        [handle = std::move(handle)](const QString& text) { handle(text.trimmed()); });
    dialog->open();
    // There are no buttons, and no field, before.
    auto* name = dialog->findChild<QLineEdit*>();
    name->setMinimumWidth(lettersOfName * name->fontMetrics().averageCharWidth());
    QPushButton* ok = dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
    ok->setEnabled(false);
    QObject::connect(dialog, &QInputDialog::textValueChanged, ok,
        [ok](const QString& text) { ok->setEnabled(!text.trimmed().isEmpty()); });
}

} // namespace widgets
