SHOW TRANSACTIONS YIELD transactionId, metaData, status, elapsedTime
WHERE metaData.console = $run
RETURN transactionId, status, elapsedTime
