// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/operations/connection.h"
#include "deploy/widgets/controls/state_line.h"

#include <QWidget>

#include <map>

class QComboBox;
class QGridLayout;
class QLineEdit;
class QPushButton;

namespace widgets {

class PlainLabel;

/// How a secret is sent and where it lies, as rows of a grid; those that are not in use are hidden.
/// The secret itself goes to its store at once and is never shown again.
class CredentialFields final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CredentialFields)

public:
    /// The names of its fields begin with the prefix.
    explicit CredentialFields(const QString& prefix, QWidget* parent = nullptr);

    /// A secret that was typed is dropped.
    void setCredential(const operations::CredentialReference& credential);
    [[nodiscard]] operations::CredentialReference credential() const;
    void setSecretState(const StatusMessage& line);

Q_SIGNALS:
    void edited();
    /// The field is empty again when this is emitted.
    void storeRequested(const QString& secret);

private:
    QComboBox* addChoice(const QString& name, const QString& caption);
    QLineEdit* addEdit(const QString& name, const QString& caption, const QString& placeholder);
    void addSecretRow(const QString& prefix);
    void addRow(const QString& caption, QWidget* field);
    void showRow(QWidget* field, bool isVisible);
    void showFieldsInUse();
    void store();

    operations::CredentialReference m_credential;
    QGridLayout* m_grid;
    std::map<QWidget*, PlainLabel*> m_captions;
    QComboBox* m_scheme;
    QLineEdit* m_user;
    QLineEdit* m_header;
    QComboBox* m_place;
    QLineEdit* m_variable;
    QLineEdit* m_file;
    QWidget* m_secretRow;
    QLineEdit* m_secret;
    PlainLabel* m_secretState;
    bool m_isFilling = false;
};

} // namespace widgets
