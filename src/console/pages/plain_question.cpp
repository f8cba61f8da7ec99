// SPDX-License-Identifier: GPL-3.0-or-later
#include "plain_question.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

#include <utility>

namespace console {

namespace {

struct OpeningQuestion {
    Q_DECLARE_TR_FUNCTIONS(OpeningQuestion)
};

} // namespace

void askBefore(QWidget& parent, const QString& title, const QString& question,
    const QString& confirmation, std::function<void()> act)
{
    auto* box =
        new QMessageBox(QMessageBox::Question, title, question, QMessageBox::Cancel, &parent);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton* confirm = box->addButton(confirmation, QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(confirm, &QPushButton::clicked, &parent, std::move(act));
    box->open();
}

void tellFailure(QWidget& parent, const QString& title, const QString& sentence)
{
    auto* box = new QMessageBox(QMessageBox::Warning, title, sentence, QMessageBox::Close, &parent);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

bool tellFailure(QWidget& parent, const QString& name, const QString& sentence,
    const QString& details, std::vector<Choice> choices)
{
    if (parent.findChild<QMessageBox*>(name) != nullptr)
        return false;
    auto* box = new QMessageBox(
        QMessageBox::Warning, parent.windowTitle(), sentence, QMessageBox::Close, &parent);
    box->setObjectName(name);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(details);
    box->setDefaultButton(QMessageBox::Close);
    for (Choice& choice : choices) {
        const QPushButton* button = box->addButton(choice.text, QMessageBox::ActionRole);
        QObject::connect(button, &QPushButton::clicked, &parent, std::move(choice.act));
    }
    box->open();
    return true;
}

void openAtOnce(QWidget& parent, std::size_t count, const QString& question,
    const std::function<void(std::size_t)>& open)
{
    if (count <= maxAtOnce) {
        open(count);
        return;
    }
    // Plain text, and open(): no markup, no nested event loop.
    auto* box = new QMessageBox(QMessageBox::Question, QCoreApplication::applicationName(),
        question, QMessageBox::NoButton, &parent);
    box->setWindowTitle(parent.windowTitle());
    box->setObjectName(QStringLiteral("openingQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(OpeningQuestion::tr(
        "Each opens in its own tab, at most %Ln at once.", nullptr, int(maxAtOnce)));
    const QAbstractButton* first =
        box->addButton(OpeningQuestion::tr("Open the first %Ln", nullptr, int(maxAtOnce)),
            QMessageBox::AcceptRole);
    QPushButton* cancel = box->addButton(QMessageBox::Cancel);
    // A key that is held down is not an answer.
    box->setDefaultButton(cancel);
    QObject::connect(
        box, &QMessageBox::buttonClicked, &parent, [first, open](const QAbstractButton* button) {
            if (button == first)
                open(maxAtOnce);
        });
    box->open();
}

} // namespace console
