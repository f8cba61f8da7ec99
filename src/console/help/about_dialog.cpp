// SPDX-License-Identifier: GPL-3.0-or-later
#include "about_dialog.h"

#include "deploy/widgets/controls/plain_label.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QIcon>
#include <QPushButton>
#include <QVBoxLayout>

namespace console {

namespace {

struct About {
    Q_DECLARE_TR_FUNCTIONS(About)
};

QDialog* makeDialog(QWidget& parent, const QString& title)
{
    auto* dialog = new QDialog(&parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    auto* layout = new QVBoxLayout(dialog);
    layout->setSpacing(12);
    layout->setContentsMargins(20, 20, 20, 16);
    return dialog;
}

QDialogButtonBox* finish(QDialog* dialog)
{
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    dialog->layout()->addWidget(buttons);
    dialog->open();
    return buttons;
}

} // namespace

void showAbout(QWidget& parent, std::function<std::string()> diagnostics)
{
    QDialog* dialog = makeDialog(parent, About::tr("About"));
    auto* title = new widgets::PlainLabel(
        About::tr("Deployment Console %1").arg(QApplication::applicationVersion()), dialog);
    QFont font = title->font();
    font.setPointSizeF(font.pointSizeF() * 1.4);
    font.setBold(true);
    title->setFont(font);
    dialog->layout()->addWidget(title);
    dialog->layout()->addWidget(new widgets::PlainLabel(
        About::tr("Deployment history, live detail, and commands that can be trusted."), dialog));
    dialog->layout()->addWidget(new widgets::PlainLabel(
        About::tr("License: GPL-3.0-or-later. Built with Qt %1 and Qt Charts, simdjson, "
                  "nlohmann/json, PCRE2, utf8proc, tl::expected, spdlog, QtKeychain and zlib.")
            .arg(QString::fromLatin1(qVersion())),
        dialog));
    QPushButton* copy =
        finish(dialog)->addButton(About::tr("Copy diagnostics"), QDialogButtonBox::ActionRole);
    QObject::connect(
        copy, &QPushButton::clicked, dialog, [copy, diagnostics = std::move(diagnostics)] {
            QGuiApplication::clipboard()->setText(QString::fromStdString(diagnostics()));
            copy->setText(About::tr("Copied"));
        });
}

void showShortcuts(QWidget& parent)
{
    const QList<std::pair<QString, QString>> keys{
        {QStringLiteral("Ctrl+K"), About::tr("Go to anything by its name")},
        {QStringLiteral("Ctrl+O"), About::tr("Open a file")},
        {QStringLiteral("F5"), About::tr("Refresh")},
        {QStringLiteral("Ctrl+F"), About::tr("Search")},
        {QStringLiteral("Esc"), About::tr("Clear the search; take back the time range")},
        {QStringLiteral("Enter"), About::tr("Open the selected deployments")},
        {QStringLiteral("Ctrl+C"), About::tr("Copy the selected rows")},
        {QStringLiteral("Ctrl+E"), About::tr("Export what is shown")},
        {QStringLiteral("F4"), About::tr("Preview of the selected row")},
        {QStringLiteral("F6"), About::tr("From the list to the preview, and back")},
        {QStringLiteral("F3, Shift+F3"), About::tr("Next and previous match in the log")},
        {QStringLiteral("Ctrl+D"), About::tr("Compare with the last good run")},
        {QStringLiteral("Ctrl+1 … Ctrl+5"), About::tr("Sections of a deployment")},
        {QStringLiteral("Left, Right"), About::tr("In a curve, from point to point")},
        {QStringLiteral("Ctrl+Left, Ctrl+Right"), About::tr("In a curve, from step to step")},
        {QStringLiteral("Ctrl+Tab, Ctrl+Shift+Tab"), About::tr("Next and previous tab")},
        {QStringLiteral("Ctrl+W"), About::tr("Close the tab")},
        {QStringLiteral("Ctrl+Shift+T"), About::tr("Open the tab again that was closed last")},
        {QStringLiteral("Ctrl+J"), About::tr("Command journal")},
        {QStringLiteral("Ctrl+U"), About::tr("Times in UTC or local time")},
        {QStringLiteral("Ctrl+Q"), About::tr("Quit")},
    };
    QDialog* dialog = makeDialog(parent, About::tr("Keyboard shortcuts"));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(24);
    for (const auto& [key, meaning] : keys) {
        auto* label = new widgets::PlainLabel(key, dialog);
        QFont font = label->font();
        font.setBold(true);
        label->setFont(font);
        form->addRow(label, new widgets::PlainLabel(meaning, dialog));
    }
    qobject_cast<QVBoxLayout*>(dialog->layout())->addLayout(form);
    finish(dialog);
}

} // namespace console
