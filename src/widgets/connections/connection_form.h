// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "field_rows.h"

#include "deploy/models/connections/archive_facts.h"
#include "deploy/models/connections/cluster_contexts.h"
#include "deploy/models/connections/connection_rules.h"
#include "deploy/widgets/controls/state_line.h"

#include <QWidget>

#include <map>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLineEdit;
class QPushButton;

namespace widgets {

class ArchiveSection;
class ClusterSection;
class CredentialFields;
class PlainLabel;
class MessageBanner;
class MetricsSection;

/// The fields of one connection, with what is wrong beside each.
class ConnectionForm final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionForm)

public:
    explicit ConnectionForm(QWidget* parent = nullptr);

    /// A secret that was typed is dropped.
    void setConnection(const operations::Connection& connection);
    [[nodiscard]] operations::Connection connection() const;
    void setProblems(const std::vector<models::ConnectionProblem>& problems);
    void setTestState(const StatusMessage& line);
    void setSecretState(const StatusMessage& line);
    /// Asks for the contexts, if this is a connection to a cluster.
    void requestContexts();
    /// Answers contextsRequested().
    void setContexts(const models::ClusterContexts& contexts);
    void setArchiveFacts(const models::ArchiveFacts& facts);
    void focusName();
    [[nodiscard]] MetricsSection& metrics() const { return *m_metrics; }

Q_SIGNALS:
    void edited();
    void testRequested();
    /// The field is empty again when this is emitted.
    void storeSecretRequested(const QString& secret);
    void forgetArchiveRequested();
    /// Those of the kubeconfig file; of what kubectl reads where it is empty.
    void contextsRequested(const QString& kubeconfigFile);

private:
    void setupIdentity();
    void setupCluster();
    void handleKind();
    [[nodiscard]] bool isCluster() const;
    void setupSafety();
    void setupCredentials();
    void setupCertificates();
    void setupArchive();
    void setupTest();
    void setupMetrics();
    void collectProblemLines();
    void showFieldsInUse();
    void connectEdits();

    operations::Connection m_connection;
    QGridLayout* m_grid;
    FieldRows m_rows;
    QLineEdit* m_name;
    QComboBox* m_kind;
    ClusterSection* m_cluster;
    QLineEdit* m_baseUrl;
    QCheckBox* m_allowHttp;
    QComboBox* m_color;
    QComboBox* m_safety;
    QCheckBox* m_readOnly;
    CredentialFields* m_credentials;
    QLineEdit* m_caFile;
    QLineEdit* m_clientCertificate;
    QLineEdit* m_clientKey;
    ArchiveSection* m_archive;
    QPushButton* m_test;
    MessageBanner* m_testState;
    MetricsSection* m_metrics;
    std::map<models::ConnectionField, PlainLabel*> m_problemLines;
    bool m_isFilling = false;
};

} // namespace widgets
