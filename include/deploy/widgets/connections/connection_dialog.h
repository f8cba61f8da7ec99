// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/connections/archive_facts.h"
#include "deploy/models/connections/cluster_contexts.h"
#include "deploy/models/connections/connection_edits.h"
#include "deploy/operations/connection.h"
#include "deploy/widgets/controls/state_line.h"

#include <QDialog>

#include <functional>
#include <memory>
#include <vector>

class QPushButton;

namespace widgets {

namespace Ui {
class ConnectionDialog;
}

class ConnectionForm;
class MetricsSection;

/// The connections, to add, edit, copy and remove. Nothing is saved before Save; only a secret goes
/// to its store at once, and is never shown again. What was changed does not go without a question,
/// but by Cancel.
class ConnectionDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionDialog)

public:
    explicit ConnectionDialog(
        std::vector<operations::Connection> connections, QWidget* parent = nullptr);
    ~ConnectionDialog() override;

    /// Chooses a connection; one that is not among them is offered as a new one.
    void showConnection(const operations::Connection& connection);
    /// Answers testRequested: "Reached in 42 ms", or what is wrong. Late answers for a connection
    /// that is not shown any more are dropped.
    void setTestResult(const QString& id, const StatusMessage& line);
    /// Answers storeSecretRequested: "Stored in the keyring", or why not.
    void setSecretState(const QString& id, const StatusMessage& line);
    /// Asks for the contexts that the shown connection needs, if it is one to a cluster.
    void requestContexts();
    /// Answers contextsRequested().
    void setContexts(const models::ClusterContexts& contexts);
    /// Of the connection that is shown.
    [[nodiscard]] MetricsSection& metrics() const;
    /// What lies on this machine of a connection: asked for each that is shown.
    using ArchiveLookup = std::function<models::ArchiveFacts(const operations::Connection&)>;
    void setArchiveLookup(ArchiveLookup lookup);
    /// It may be another thing now.
    void showArchive();

    void reject() override;

Q_SIGNALS:
    /// On Save, before the dialog is accepted: all of them, without errors.
    void saveRequested(const std::vector<operations::Connection>& connections);
    void testRequested(const operations::Connection& connection);
    void storeSecretRequested(const operations::Connection& connection, const QString& secret);
    /// Those of the kubeconfig file; of what kubectl reads where it is empty.
    void contextsRequested(const QString& kubeconfigFile);
    void forgetArchiveRequested(const operations::Connection& connection);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void setupList();
    void connectParts();
    void updateAppearance();
    void add();
    void duplicate();
    void remove();
    void showInserted(int row);
    void showRow(int row);
    void applyEdits();
    void fillItem(int row);
    void refresh();
    void save();
    [[nodiscard]] int currentRow() const;
    [[nodiscard]] bool isShown(const QString& id) const;

    const std::unique_ptr<Ui::ConnectionDialog> m_ui;
    models::ConnectionEdits m_edits; ///< by row
    ConnectionForm* m_form;
    ArchiveLookup m_archiveLookup;
    QPushButton* m_save = nullptr;
};

} // namespace widgets
