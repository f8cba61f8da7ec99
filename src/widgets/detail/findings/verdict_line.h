// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/detail/finding_texts.h"

#include <QWidget>

class QPushButton;

namespace widgets {

class FindingRow;
class PlainLabel;

/// The last line of the findings, of one height whatever it says: what a deployment was compared
/// with and the ways on from there; where nothing failed, also the verdict and the first finding.
class VerdictLine final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VerdictLine)

public:
    explicit VerdictLine(QWidget* parent = nullptr);

    /// The verdict of one that did not fail: "Not as usual". The number is that of the findings
    /// that are folded away.
    void setText(const models::FindingsText& text, const QString& verdict, std::size_t folded);
    void setUnfolded(bool unfolded);
    /// Of Tab in the line, be it shown or not. It is no focus proxy: Tab would hand the keys to one
    /// that is not shown, and never lead on.
    [[nodiscard]] QWidget& lastStop() const;

Q_SIGNALS:
    void evidenceRequested(const models::Evidence& evidence);
    void compareRequested();
    void copyRequested();
    /// The others are to be shown, or no longer.
    void foldRequested(bool unfold);

protected:
    void changeEvent(QEvent* event) override;

private:
    void setupLayout();
    void updateFoldText();
    void updateAppearance();

    PlainLabel* m_verdict;
    FindingRow* m_first;
    PlainLabel* m_facts; ///< what it was compared with, how far that is
    QPushButton* m_more;
    QPushButton* m_compare;
    QPushButton* m_copy;
    std::size_t m_folded = 0;
    bool m_isUnfolded = false;
};

} // namespace widgets
