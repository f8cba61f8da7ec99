// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/connections/credentials_question.h"

#include <QDialog>

#include <memory>

class QPushButton;

namespace widgets {

namespace Ui {
class CredentialsDialog;
}

/// Asks for the secret of a connection, for this run only. It is never shown and never kept here.
class CredentialsDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CredentialsDialog)

public:
    explicit CredentialsDialog(
        const models::CredentialsQuestion& question, QWidget* parent = nullptr);
    ~CredentialsDialog() override;

    void done(int result) override;

Q_SIGNALS:
    /// Once, before the dialog is accepted. A token comes without white space around it, a password
    /// as it was typed.
    void secretEntered(const QString& secret);

private:
    void showQuestion();
    void submit();
    [[nodiscard]] QString secret() const;

    const std::unique_ptr<Ui::CredentialsDialog> m_ui;
    const models::CredentialsQuestion m_question;
    QPushButton* m_submit = nullptr;
};

} // namespace widgets
