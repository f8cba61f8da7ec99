// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/connections/plugin_question.h"

#include <QDialog>

class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace widgets {

class PlainLabel;

/// Asks whether a program that a kubeconfig names may be run. No is what Enter, Escape and closing
/// mean.
class PluginDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PluginDialog)

public:
    explicit PluginDialog(const models::PluginQuestion& question, QWidget* parent = nullptr);

    void done(int result) override;

Q_SIGNALS:
    /// Once, before the dialog closes.
    void answered(models::PluginAnswer answer);

private:
    void addText(const QString& text, bool isQuiet, QVBoxLayout* rows);
    void addCommandLine(const QString& commandLine, QVBoxLayout* rows);
    void addButtons(QVBoxLayout* rows);

    models::PluginAnswer m_answer = models::PluginAnswer::No;
};

} // namespace widgets
