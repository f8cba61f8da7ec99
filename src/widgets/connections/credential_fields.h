// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "field_rows.h"

#include "deploy/models/connections/connection_rules.h"
#include "deploy/operations/connection.h"
#include "deploy/widgets/controls/state_line.h"

class QPushButton;

namespace widgets {

/// How a secret is sent and where it lies, as rows of a form; those that are not in use are hidden.
/// The secret itself goes to its store at once and is never shown again.
class CredentialFields final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CredentialFields)

public:
    /// The names of its controls begin with the prefix, if there is one.
    CredentialFields(
        QString prefix, const QString& exampleVariable, FieldRows& rows, QWidget* form);

    /// A secret that was typed is dropped.
    void setCredential(const operations::CredentialReference& credential);
    [[nodiscard]] operations::CredentialReference credential() const;
    [[nodiscard]] bool hasSecret() const;
    /// Of what needs no secret from here no row is shown.
    void setInUse(bool isInUse);
    void setSecretState(const StatusMessage& line);
    /// Null for fields that are not these.
    [[nodiscard]] PlainLabel* problemLine(models::ConnectionField field) const;

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void edited();
    /// The field is empty again when this is emitted.
    void storeRequested(const QString& secret);

private:
    void setupScheme();
    void setupPlace(const QString& exampleVariable);
    void setupSecret(QWidget* form);
    void connectEdits();
    [[nodiscard]] QString nameOf(const char* control) const;
    void handleEdit();
    void showRowsInUse();
    void store();

    QString m_prefix;
    FieldRows& m_rows;
    operations::CredentialReference m_credential;
    QComboBox* m_scheme;
    QLineEdit* m_user;
    QLineEdit* m_header;
    QComboBox* m_place;
    QLineEdit* m_variable;
    QLineEdit* m_file;
    QWidget* m_secretCell;
    QLineEdit* m_secret;
    QPushButton* m_store;
    PlainLabel* m_secretState;
    bool m_isInUse = true;
    bool m_isFilling = false;
};

} // namespace widgets
