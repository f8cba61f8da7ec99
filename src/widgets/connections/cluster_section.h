// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/connections/cluster_contexts.h"
#include "deploy/models/connections/connection_rules.h"

#include <QWidget>

class QCheckBox;
class QFormLayout;
class QLineEdit;
class QPlainTextEdit;
class QVBoxLayout;

namespace widgets {

class ContextTable;
class PlainLabel;

/// The part of a connection's form that only clusters have: which context of which kubeconfig,
/// which namespace, what the namespaces are called, and what is written onto objects.
class ClusterSection final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ClusterSection)

public:
    explicit ClusterSection(QWidget* parent = nullptr);

    void setConnection(const operations::Connection& connection);
    /// Puts what was chosen into the connection.
    void apply(operations::Connection& connection) const;
    /// Answers contextsRequested().
    void setContexts(const models::ClusterContexts& contexts);
    void setProblems(const std::vector<models::ConnectionProblem>& problems);
    /// Asks for the contexts of the file that is entered.
    void requestContexts();
    /// The one that is current is chosen as soon as it is known, if none is.
    void chooseCurrent();

Q_SIGNALS:
    void edited();
    /// Those of the file; of what kubectl reads where it is empty.
    void contextsRequested(const QString& kubeconfigFile);

protected:
    void changeEvent(QEvent* event) override;

private:
    void setupContexts(QVBoxLayout* rows);
    void setupFields(QVBoxLayout* rows);
    QWidget* fileRow();
    QWidget* withProblem(QWidget* field, PlainLabel* problem);
    void connectEdits();
    void chooseFile();
    void showContexts();
    void showChosen();
    void handleChoice(int row);
    void handleEdit();
    [[nodiscard]] const models::ClusterContext* chosen() const;
    void updateAppearance();

    models::ClusterContexts m_contexts;
    models::ClusterAddress m_address;
    QString m_asked; ///< the address as it was given, which knows no contexts
    ContextTable* m_list;
    PlainLabel* m_state;
    PlainLabel* m_origin;
    PlainLabel* m_contextProblem;
    QLineEdit* m_nameSpace;
    QLineEdit* m_file;
    PlainLabel* m_fileProblem;
    QPlainTextEdit* m_environments;
    PlainLabel* m_environmentsProblem;
    QCheckBox* m_annotates;
    bool m_choosesCurrent = false;
    bool m_isFilling = false;
};

} // namespace widgets
