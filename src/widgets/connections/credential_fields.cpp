// SPDX-License-Identifier: GPL-3.0-or-later
#include "credential_fields.h"

#include "deploy/models/display_strings.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/metrics.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>

namespace widgets {

namespace {

using operations::CredentialReference;
using CredentialScheme = CredentialReference::Scheme;
using SecretPlace = CredentialReference::Place;

} // namespace

CredentialFields::CredentialFields(const QString& prefix, QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(theme::space::group);
    m_grid->setVerticalSpacing(theme::space::near);
    m_grid->setColumnStretch(1, 1);
    m_scheme = addChoice(prefix + QStringLiteral("Credentials"), tr("Credentials"));
    m_scheme->addItem(tr("None", "credentials"), int(CredentialScheme::None));
    m_scheme->addItem(tr("Bearer token"), int(CredentialScheme::Bearer));
    m_scheme->addItem(tr("User and password"), int(CredentialScheme::Basic));
    m_scheme->addItem(tr("Custom header field"), int(CredentialScheme::Header));
    m_user = addEdit(prefix + QStringLiteral("User"), tr("User"), {});
    m_header = addEdit(
        prefix + QStringLiteral("HeaderName"), tr("Header field"), QStringLiteral("X-API-Key"));
    m_place = addChoice(prefix + QStringLiteral("Origin"), tr("Secret comes from"));
    m_place->addItem(tr("System keyring"), int(SecretPlace::Keyring));
    m_place->addItem(tr("Environment variable"), int(SecretPlace::Environment));
    m_place->addItem(tr("File that only you can read"), int(SecretPlace::File));
    m_place->addItem(tr("Ask once per run"), int(SecretPlace::Ask));
    m_variable = addEdit(
        prefix + QStringLiteral("Variable"), tr("Variable"), QStringLiteral("METRICS_TOKEN"));
    m_file = addEdit(prefix + QStringLiteral("File"), tr("File"), {});
    addSecretRow(prefix);
    showFieldsInUse();
}

void CredentialFields::addSecretRow(const QString& prefix)
{
    m_secretRow = new QWidget(this);
    m_secret = new QLineEdit(m_secretRow);
    m_secret->setObjectName(prefix + QStringLiteral("Secret"));
    m_secret->setAccessibleName(tr("Secret"));
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setPlaceholderText(tr("Enter a new secret; a stored one is never shown"));
    auto* button = new QPushButton(tr("Store"), m_secretRow);
    button->setObjectName(prefix + QStringLiteral("Store"));
    button->setAutoDefault(false);
    button->setEnabled(false);
    connect(m_secret, &QLineEdit::textChanged, button,
        [button](const QString& text) { button->setEnabled(!text.isEmpty()); });
    connect(m_secret, &QLineEdit::returnPressed, this, &CredentialFields::store);
    connect(button, &QPushButton::clicked, this, &CredentialFields::store);
    m_secretState = new PlainLabel(m_secretRow);
    m_secretState->setWordWrap(true);
    auto* grid = new QGridLayout(m_secretRow);
    grid->setContentsMargins({});
    grid->setVerticalSpacing(theme::space::tight);
    grid->addWidget(m_secret, 0, 0);
    grid->addWidget(button, 0, 1);
    grid->addWidget(m_secretState, 1, 0, 1, 2);
    addRow(tr("Secret"), m_secretRow);
}

void CredentialFields::addRow(const QString& caption, QWidget* field)
{
    constexpr int captionDrop = 4; // to the height of the text in a field
    constexpr int captionWidth = 120;
    auto* label = new PlainLabel(caption, this);
    label->setContentsMargins(0, captionDrop, 0, 0);
    label->setMinimumWidth(captionWidth);
    label->setBuddy(field);
    const int row = m_grid->rowCount();
    m_grid->addWidget(label, row, 0, Qt::AlignTop);
    m_grid->addWidget(field, row, 1);
    m_captions[field] = label;
}

QComboBox* CredentialFields::addChoice(const QString& name, const QString& caption)
{
    auto* box = new QComboBox(this);
    box->setObjectName(name);
    box->setAccessibleName(caption);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(box, &QComboBox::currentIndexChanged, this, [this] {
        if (m_isFilling)
            return;
        showFieldsInUse();
        Q_EMIT edited();
    });
    addRow(caption, box);
    return box;
}

QLineEdit* CredentialFields::addEdit(
    const QString& name, const QString& caption, const QString& placeholder)
{
    auto* edit = new QLineEdit(this);
    edit->setObjectName(name);
    edit->setAccessibleName(caption);
    edit->setPlaceholderText(placeholder);
    connect(edit, &QLineEdit::textChanged, this, [this] {
        if (!m_isFilling)
            Q_EMIT edited();
    });
    addRow(caption, edit);
    return edit;
}

void CredentialFields::showRow(QWidget* field, bool isVisible)
{
    field->setVisible(isVisible);
    m_captions.at(field)->setVisible(isVisible);
}

void CredentialFields::showFieldsInUse()
{
    if (m_captions.empty() || !m_captions.contains(m_secretRow))
        return; // while they are being made
    const CredentialReference now = credential();
    const bool hasSecret = now.scheme != CredentialScheme::None;
    showRow(m_user, now.scheme == CredentialScheme::Basic);
    showRow(m_header, now.scheme == CredentialScheme::Header);
    showRow(m_place, hasSecret);
    showRow(m_variable, hasSecret && now.place == SecretPlace::Environment);
    showRow(m_file, hasSecret && now.place == SecretPlace::File);
    showRow(m_secretRow, hasSecret && now.place == SecretPlace::Keyring);
}

void CredentialFields::setCredential(const CredentialReference& credential)
{
    m_isFilling = true;
    m_credential = credential;
    m_scheme->setCurrentIndex(m_scheme->findData(int(credential.scheme)));
    m_place->setCurrentIndex(m_place->findData(int(credential.place)));
    m_user->setText(models::rawText(credential.user));
    m_header->setText(models::rawText(credential.header));
    m_variable->setText(models::rawText(credential.variable));
    m_file->setText(models::rawText(credential.file));
    m_secret->clear();
    m_isFilling = false;
    setSecretState({});
    showFieldsInUse();
}

CredentialReference CredentialFields::credential() const
{
    CredentialReference credential = m_credential;
    credential.scheme = CredentialScheme(m_scheme->currentData().toInt());
    credential.place = SecretPlace(m_place->currentData().toInt());
    credential.user = m_user->text().toStdString();
    credential.header = m_header->text().trimmed().toStdString();
    credential.variable = m_variable->text().trimmed().toStdString();
    credential.file = m_file->text().toStdString();
    return credential;
}

void CredentialFields::setSecretState(const StatusMessage& line)
{
    m_secretState->setText(line.text);
    m_secretState->setVisible(!line.text.isEmpty());
    QPalette toned = palette();
    toned.setColor(QPalette::WindowText, theme::foreground(line.tone, palette()));
    m_secretState->setPalette(toned);
}

void CredentialFields::store()
{
    const QString secret = m_secret->text();
    if (secret.isEmpty())
        return;
    m_secret->clear();
    Q_EMIT storeRequested(secret);
}

} // namespace widgets
