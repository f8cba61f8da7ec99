// SPDX-License-Identifier: GPL-3.0-or-later
#include "plain_closing_question.h"

#include <QCoreApplication>
#include <QDialog>
#include <QMessageBox>
#include <QPushButton>

#include <utility>

namespace widgets {

namespace {

class ClosingQuestionTexts final {
    Q_DECLARE_TR_FUNCTIONS(widgets::ClosingQuestion)
};

} // namespace

void askAboutChanges(QDialog& dialog, std::function<void()> save)
{
    const QMessageBox::StandardButtons ways = QMessageBox::Discard | QMessageBox::Cancel;
    // Plain text, and open(): no markup, no nested event loop.
    auto* box = new QMessageBox(QMessageBox::Question, dialog.windowTitle(),
        save ? ClosingQuestionTexts::tr("Save the changes?")
             : ClosingQuestionTexts::tr("Discard the changes? They cannot be saved: there are "
                                        "errors in them."),
        save ? ways | QMessageBox::Save : ways, &dialog);
    box->setObjectName(QStringLiteral("closingQuestion"));
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setDefaultButton(save ? QMessageBox::Save : QMessageBox::Cancel);
    box->setEscapeButton(QMessageBox::Cancel);
    QObject::connect(box, &QDialog::finished, &dialog, [&dialog, save = std::move(save)](int way) {
        if (way == QMessageBox::Save)
            save();
        else if (way == QMessageBox::Discard)
            dialog.done(QDialog::Rejected);
    });
    box->open();
}

} // namespace widgets
