// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/connections/plugin_dialog.h"

#include "deploy/models/display_strings.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/theme.h"
#include "deploy/widgets/windows/screen_fit.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace widgets {

namespace {

constexpr int pluginDialogWidth = 620;
constexpr int commandLines = 5;

/// The whole of it, with what would not be seen made visible.
QString shownWhole(const QString& foreign)
{
    return models::displayText(foreign.toStdString(), 0);
}

} // namespace

PluginDialog::PluginDialog(const models::PluginQuestion& question, QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Run a program for credentials?"));
    auto* rows = new QVBoxLayout(this);
    rows->setSpacing(theme::space::apart);
    addText(tr("The context “%1” gets its credentials from a program, which this kubeconfig names: "
               "%2")
                .arg(shownWhole(question.context), shownWhole(question.file)),
        false, rows);
    addCommandLine(question.commandLine, rows);
    addText(tr("It runs with your rights. Allow it only if you know where this file comes from."),
        true, rows);
    addButtons(rows);
    resizeToWidth(*this, pluginDialogWidth);
}

void PluginDialog::addText(const QString& text, bool isQuiet, QVBoxLayout* rows)
{
    auto* label = new PlainLabel(text, this);
    label->setWordWrap(true);
    if (isQuiet) {
        QPalette quiet = palette();
        quiet.setColor(QPalette::WindowText, theme::secondaryText(palette()));
        label->setPalette(quiet);
    }
    rows->addWidget(label);
}

void PluginDialog::addCommandLine(const QString& commandLine, QVBoxLayout* rows)
{
    auto* field = new QPlainTextEdit(this);
    field->setObjectName(QStringLiteral("commandLine"));
    field->setAccessibleName(tr("Command line"));
    field->setReadOnly(true);
    field->setTabChangesFocus(true);
    field->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    field->setWordWrapMode(QTextOption::WrapAnywhere);
    field->setPlainText(shownWhole(commandLine));
    field->setFixedHeight(field->fontMetrics().lineSpacing() * commandLines);
    rows->addWidget(field);
}

void PluginDialog::addButtons(QVBoxLayout* rows)
{
    auto* buttons = new QDialogButtonBox(this);
    const auto add = [&](const QString& text, const char* name, models::PluginAnswer answer) {
        auto* button = buttons->addButton(text, QDialogButtonBox::ActionRole);
        button->setObjectName(QLatin1String(name));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, answer] {
            m_answer = answer;
            accept();
        });
        return button;
    };
    add(tr("Run until the console is closed"), "runOnce", models::PluginAnswer::ThisRun);
    add(tr("Always for this file"), "runAlways", models::PluginAnswer::Always);
    QPushButton* no = add(tr("Do not run"), "doNotRun", models::PluginAnswer::No);
    no->setAutoDefault(true);
    no->setDefault(true);
    no->setFocus();
    rows->addWidget(buttons);
}

void PluginDialog::done(int result)
{
    Q_EMIT answered(result == Accepted ? m_answer : models::PluginAnswer::No);
    QDialog::done(result);
}

} // namespace widgets
