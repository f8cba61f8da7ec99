// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/connections/connection_rules.h"
#include "deploy/models/connections/metric_trial_view.h"
#include "deploy/widgets/controls/state_line.h"

#include <QWidget>

#include <memory>

class QCheckBox;
class QLineEdit;
class QVBoxLayout;

namespace operations {
struct MetricTemplateSet;
}

namespace widgets {

class CredentialFields;
class FieldRows;
class MetricTrialPanel;
class PlainLabel;
class QueryTable;

/// The part of a connection's form that says where the curves of its deployments come from: the
/// server, who asks, what is asked, and a try.
class MetricsSection final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MetricsSection)

public:
    explicit MetricsSection(QWidget* parent = nullptr);
    ~MetricsSection() override;

    /// What was tried for another connection is dropped.
    void setConnection(const operations::Connection& connection);
    [[nodiscard]] operations::MetricsServer server() const;
    /// With what was edited here.
    [[nodiscard]] operations::Connection connection() const;
    /// Of the connection with that id, like all that follows; late ones are dropped.
    void setSecretState(const QString& id, const StatusMessage& line);
    void setTrialSubjects(const QString& id, const std::vector<models::TrialSubject>& subjects);
    void setTrialValues(const QString& id, const models::TrialValues& values);
    void setTrialResult(const QString& id, const models::TrialResult& result);
    /// Where it is said what is wrong with a field; null for those of others.
    [[nodiscard]] PlainLabel* problemLine(models::ConnectionField field) const;

Q_SIGNALS:
    void edited();
    void storeSecretRequested(const QString& secret);
    /// Another connection is shown: setTrialSubjects() is the answer.
    void connectionShown();
    /// setTrialValues() is the answer.
    void trialSubjectChosen(const QString& deployment);
    /// setTrialResult() is the answer.
    void trialRequested(const models::TrialRequest& request);

private:
    void setupAddress(QVBoxLayout* rows);
    void setupServer(QVBoxLayout* rows);
    void setupQueries(QVBoxLayout* rows);
    void requestTrial();
    [[nodiscard]] bool isShown(const QString& id) const;
    void insert(const operations::MetricTemplateSet& set);
    void handleEdit();
    void showFieldsInUse();

    operations::Connection m_connection;
    QWidget* m_rest; ///< what matters once there is an address
    std::unique_ptr<FieldRows> m_rows; ///< of the rest
    QLineEdit* m_address;
    PlainLabel* m_addressProblem;
    QCheckBox* m_allowHttp;
    CredentialFields* m_credentials;
    QLineEdit* m_tenant;
    QLineEdit* m_caFile;
    QueryTable* m_queries;
    PlainLabel* m_queriesProblem;
    MetricTrialPanel* m_trial;
    bool m_isFilling = false;
};

} // namespace widgets
