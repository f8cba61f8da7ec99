// SPDX-License-Identifier: GPL-3.0-or-later
#include "about_dialog.h"

#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/metrics.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QDialogButtonBox>
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
    dialog->setObjectName(QStringLiteral("about"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    auto* layout = new QVBoxLayout(dialog);
    layout->setSpacing(widgets::theme::space::apart);
    layout->setContentsMargins(widgets::theme::space::section, widgets::theme::space::section,
        widgets::theme::space::section, widgets::theme::space::group);
    return dialog;
}

QPushButton* finish(QDialog* dialog, const QString& action)
{
    auto* buttons = new QDialogButtonBox(dialog);
    // In the order in which they stand, for Tab.
    QPushButton* first = buttons->addButton(action, QDialogButtonBox::ActionRole);
    buttons->addButton(QDialogButtonBox::Close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    dialog->layout()->addWidget(buttons);
    dialog->open();
    return first;
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
    QPushButton* copy = finish(dialog, About::tr("Copy diagnostics"));
    QObject::connect(
        copy, &QPushButton::clicked, dialog, [copy, diagnostics = std::move(diagnostics)] {
            QGuiApplication::clipboard()->setText(QString::fromStdString(diagnostics()));
            copy->setText(About::tr("Copied"));
        });
}

} // namespace console
