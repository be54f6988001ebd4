package dev.backroad.catalog.graphql;

import static graphql.execution.instrumentation.SimpleInstrumentationContext.noOp;

import graphql.ExecutionResult;
import graphql.analysis.QueryTraverser;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import org.springframework.stereotype.Component;

/**
 * Refuses a question that is too deep or too dear before anything is read for it. It stops counting
 * at the first field that is too much: fragments can stand for more fields than could ever be
 * counted.
 */
@Component
class QueryLimits extends SimplePerformantInstrumentation {

    @Override
    public InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
        var question = parameters.getExecutionContext();
        QueryTraverser.newQueryTraverser()
                .schema(question.getGraphQLSchema())
                .document(question.getDocument())
                .operationName(question.getExecutionInput().getOperationName())
                .coercedVariables(question.getCoercedVariables())
                .build()
                .visitPreOrder(new Bill());
        return noOp();
    }
}
