// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/connections/connection_dialog.h"

#include "access/focus_entry.h"
#include "connection_form.h"
#include "controls/plain_closing_question.h"
#include "ui_connection_dialog.h"

#include "deploy/models/display_strings.h"
#include "deploy/widgets/connections/connection_colors.h"
#include "deploy/widgets/theme/letters.h"

#include <QAbstractItemView>
#include <QKeyEvent>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyle>

#include <algorithm>

namespace widgets {

using operations::Connection;

namespace {

constexpr std::size_t maxNameLength = 40;

QString shownName(const Connection& connection)
{
    return models::displayText(connection.name, maxNameLength);
}

} // namespace

ConnectionDialog::ConnectionDialog(std::vector<Connection> connections, QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ConnectionDialog>())
    , m_edits(std::move(connections))
    , m_form(new ConnectionForm(this))
{
    m_ui->setupUi(this);
    resize(theme::inLetters(font(), size()));
    m_ui->scroll->setWidget(m_form);
    m_ui->scroll->setFocusPolicy(Qt::NoFocus); // it follows the field that has the keys
    // It scrolls downwards alone, however large the letters are.
    m_ui->scroll->setMinimumWidth(m_form->minimumSizeHint().width()
        + style()->pixelMetric(QStyle::PM_ScrollBarExtent) + 2 * m_ui->scroll->frameWidth());
    m_save = m_ui->buttons->button(QDialogButtonBox::Save);
    leadTab(*m_ui->remove, {m_form, m_ui->buttons});
    setupList();
    connectParts();
    updateAppearance();
    showRow(currentRow());
}

ConnectionDialog::~ConnectionDialog() = default;

void ConnectionDialog::setupList()
{
    for (int row = 0; row < int(m_edits.all().size()); ++row) {
        m_ui->list->addItem(new QListWidgetItem);
        fillItem(row);
    }
    if (!m_edits.all().empty())
        m_ui->list->setCurrentRow(0);
}

void ConnectionDialog::connectParts()
{
    connect(m_ui->list, &QListWidget::currentRowChanged, this, &ConnectionDialog::showRow);
    connect(m_ui->add, &QPushButton::clicked, this, &ConnectionDialog::add);
    connect(m_ui->duplicate, &QPushButton::clicked, this, &ConnectionDialog::duplicate);
    connect(m_ui->remove, &QPushButton::clicked, this, &ConnectionDialog::remove);
    connect(m_form, &ConnectionForm::edited, this, &ConnectionDialog::applyEdits);
    connect(m_form, &ConnectionForm::testRequested, this, [this] {
        m_form->setTestState({tr("Testing…"), theme::Tone::Info});
        Q_EMIT testRequested(m_form->connection());
    });
    connect(m_form, &ConnectionForm::storeSecretRequested, this, [this](const QString& secret) {
        m_form->setSecretState({tr("Storing…"), theme::Tone::Info});
        Q_EMIT storeSecretRequested(m_form->connection(), secret);
    });
    connect(m_form, &ConnectionForm::contextsRequested, this, &ConnectionDialog::contextsRequested);
    connect(m_form, &ConnectionForm::forgetArchiveRequested, this,
        [this] { Q_EMIT forgetArchiveRequested(m_form->connection()); });
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &ConnectionDialog::save);
    // Who presses Cancel means it, unlike whoever presses Escape once too often.
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, [this] { done(Rejected); });
}

int ConnectionDialog::currentRow() const
{
    return m_ui->list->currentRow();
}

void ConnectionDialog::showConnection(const Connection& connection)
{
    if (const auto place = m_edits.placeOf(connection.id)) {
        m_ui->list->setCurrentRow(*place);
        return;
    }
    const int row = m_edits.add(connection);
    m_edits.markOffered(m_edits.at(row));
    showInserted(row);
}

bool ConnectionDialog::isShown(const QString& id) const
{
    return currentRow() >= 0 && m_edits.at(currentRow()).id == id.toStdString();
}

void ConnectionDialog::setTestResult(const QString& id, const StatusMessage& line)
{
    if (isShown(id))
        m_form->setTestState(line);
}

void ConnectionDialog::setSecretState(const QString& id, const StatusMessage& line)
{
    if (isShown(id))
        m_form->setSecretState(line);
}

MetricsSection& ConnectionDialog::metrics() const
{
    return m_form->metrics();
}

void ConnectionDialog::showRow(int row)
{
    m_ui->stack->setCurrentIndex(row < 0 ? 1 : 0);
    if (row >= 0)
        m_form->setConnection(m_edits.at(row));
    showArchive();
    refresh();
}

void ConnectionDialog::requestContexts()
{
    m_form->requestContexts();
}

void ConnectionDialog::setContexts(const models::ClusterContexts& contexts)
{
    m_form->setContexts(contexts);
}

void ConnectionDialog::setArchiveLookup(ArchiveLookup lookup)
{
    m_archiveLookup = std::move(lookup);
    showArchive();
}

void ConnectionDialog::showArchive()
{
    if (m_archiveLookup && currentRow() >= 0)
        m_form->setArchiveFacts(m_archiveLookup(m_edits.at(currentRow())));
}

void ConnectionDialog::applyEdits()
{
    if (currentRow() < 0)
        return;
    m_edits.set(currentRow(), m_form->connection());
    fillItem(currentRow());
    refresh();
}

void ConnectionDialog::fillItem(int row)
{
    const Connection& connection = m_edits.at(row);
    QListWidgetItem* item = m_ui->list->item(row);
    const bool isProduction = connection.safety == operations::SafetyLevel::Production;
    const QString name = connection.name.empty() ? tr("(no name)") : shownName(connection);
    item->setText(isProduction ? tr("%1 · Production", "connection's name").arg(name) : name);
    item->setIcon(colorIcon(connection.color));
}

void ConnectionDialog::refresh()
{
    const int row = currentRow();
    m_ui->duplicate->setEnabled(row >= 0);
    m_ui->remove->setEnabled(row >= 0);
    if (row >= 0)
        m_form->setProblems(m_edits.problemsOf(row));
    const auto faulty = m_edits.firstFaulty();
    m_save->setEnabled(!faulty);
    m_ui->fault->setVisible(faulty && *faulty != row);
    if (faulty)
        m_ui->fault->setText(
            tr("“%1” cannot be saved: it has errors.").arg(m_ui->list->item(*faulty)->text()));
}

void ConnectionDialog::showInserted(int row)
{
    {
        const QSignalBlocker blocker(m_ui->list);
        m_ui->list->insertItem(row, new QListWidgetItem);
        fillItem(row);
        m_ui->list->setCurrentRow(row);
    }
    showRow(row);
    m_form->focusName();
}

void ConnectionDialog::add()
{
    Connection connection;
    connection.name = tr("New connection").toStdString();
    connection.credential.place = operations::CredentialReference::Place::Keyring;
    connection.metrics.credential.place = operations::CredentialReference::Place::Keyring;
    showInserted(m_edits.add(connection));
    m_edits.markOffered(m_form->connection());
}

void ConnectionDialog::duplicate()
{
    const int row = currentRow();
    const QString name = models::rawText(m_edits.at(row).name);
    showInserted(m_edits.duplicate(row, tr("%1 (copy)", "connection's name").arg(name)));
}

void ConnectionDialog::remove()
{
    const int row = currentRow();
    m_edits.remove(row);
    {
        const QSignalBlocker blocker(m_ui->list);
        delete m_ui->list->takeItem(row);
        m_ui->list->setCurrentRow(std::min(row, m_ui->list->count() - 1));
    }
    showRow(currentRow());
}

void ConnectionDialog::save()
{
    if (m_edits.firstFaulty())
        return;
    Q_EMIT saveRequested(m_edits.all());
    accept();
}

void ConnectionDialog::reject()
{
    if (!m_edits.hasChanges()) {
        QDialog::reject();
        return;
    }
    const bool canSave = !m_edits.firstFaulty();
    askAboutChanges(*this, canSave ? std::function<void()>([this] { save(); }) : nullptr);
}

void ConnectionDialog::keyPressEvent(QKeyEvent* event)
{
    // In a table Enter is about its row.
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!isEnter || qobject_cast<QAbstractItemView*>(focusWidget()) == nullptr)
        QDialog::keyPressEvent(event);
}

void ConnectionDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateAppearance();
}

void ConnectionDialog::updateAppearance()
{
    QPalette bad = palette();
    bad.setColor(QPalette::WindowText, theme::foreground(theme::Tone::Bad, palette()));
    m_ui->fault->setPalette(bad);
}

} // namespace widgets
