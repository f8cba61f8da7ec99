// SPDX-License-Identifier: GPL-3.0-or-later
#include "unreadable_item.h"

namespace sources {

deployment::Problem unreadableItem(
    kubernetes::ObjectKind kind, std::size_t place, const deployment::Error& error)
{
    deployment::Problem problem;
    problem.severity = deployment::Severity::Error;
    problem.message = {
        DEPLOY_MESSAGE("Message",
            "Item %1 of the cluster's list of objects of the kind %2 could not be read (%3)."),
        {std::to_string(place + 1), std::string(kubernetes::resourceOf(kind).kindWord),
            error.cause}};
    return problem;
}

deployment::Problem unreadableChange(
    kubernetes::ObjectKind kind, const std::string& name, const deployment::Error& error)
{
    deployment::Problem problem;
    problem.severity = deployment::Severity::Error;
    problem.message = {
        DEPLOY_MESSAGE("Message",
            "A change of the object %1 of the kind %2 could not be read (%3): its row may not be "
            "up to date."),
        {name.empty() ? "?" : name, std::string(kubernetes::resourceOf(kind).kindWord),
            error.cause}};
    return problem;
}

} // namespace sources
